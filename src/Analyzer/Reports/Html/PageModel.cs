using System.Globalization;
using QualityGate.Reports.Graphs;
using QualityGate.Results;

namespace QualityGate.Reports.Html;

/// <summary>A model of a page.</summary>
/// <param name="Number">Its number on the page, counted from 1, by which its parts are named.</param>
/// <param name="Result">Its result.</param>
/// <param name="Graph">The graph of its classes; null when it was not measured.</param>
internal sealed record PageModel(int Number, ModelResult Result, PictureGraph? Graph)
{
    /// <summary>The name of one of its parts within the page.</summary>
    public string Id(string part) => string.Create(CultureInfo.InvariantCulture, $"{part}-{Number}");
}

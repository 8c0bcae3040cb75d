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
    private readonly Dictionary<int, string> byOutput = (Graph?.Nodes ?? []).ToDictionary(node => node.Output, node => node.Title.Text);

    private readonly Dictionary<string, string> byLabel = Unique(Graph, node => node.Label);

    private readonly Dictionary<string, string> byName = Unique(Graph, node => node.Name);

    /// <summary>The title of the class of an output on the page: that of its picture, by one rule for all sections.</summary>
    /// <param name="output">The output.</param>
    /// <param name="name">The name in the result, for a class that no picture has.</param>
    public string TitleOf(int output, string name) => byOutput.GetValueOrDefault(output, name);

    /// <summary>The same for a class of which the label is known.</summary>
    public string TitleOf(string label, string name) => byLabel.GetValueOrDefault(label, name);

    /// <summary>The same for a class of which only the name is known.</summary>
    public string TitleOf(string name) => byName.GetValueOrDefault(name, name);

    private static Dictionary<string, string> Unique(PictureGraph? graph, Func<PictureNode, string> key) =>
        (graph?.Nodes ?? [])
            .GroupBy(key, StringComparer.Ordinal)
            .Where(nodes => nodes.Count() == 1)
            .ToDictionary(nodes => nodes.Key, nodes => nodes.First().Title.Text, StringComparer.Ordinal);

    /// <summary>The name of one of its parts within the page.</summary>
    public string Id(string part) => string.Create(CultureInfo.InvariantCulture, $"{part}-{Number}");
}

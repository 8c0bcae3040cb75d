using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Configuration.Reading;
using QualityGate.Metrics;
using QualityGate.Results;
using QualityGate.TestData;

namespace QualityGate.Runs.Baselines;

/// <summary>Makes what a baseline keeps of a model. Nothing of the machine is in it: no path, no time, no last digit of a sum.</summary>
internal static class BaselineModelOf
{
    /// <summary>The number of samples up to which they are kept one by one; of more, counts are.</summary>
    public const int MostSamples = 200_000;

    private const int SimilarityDecimals = 4;

    /// <summary>The part of a model that a baseline keeps.</summary>
    /// <param name="entry">The entry of the model.</param>
    /// <param name="analysis">Its analysis.</param>
    /// <param name="inputs">The files that were measured.</param>
    /// <param name="samples">Its test samples; null where they are not known one by one.</param>
    public static BaselineModel Of(
        GateEntry entry,
        ModelAnalysis analysis,
        ImmutableArray<InputResult> inputs,
        ImmutableArray<(int Actual, int Predicted)>? samples
    )
    {
        var side = ModelSide.Of(analysis);
        var hierarchy = analysis.Outputs.Hierarchy;
        var kept = samples is { Length: <= MostSamples } few ? few : (ImmutableArray<(int Actual, int Predicted)>?)null;
        var byClass = kept?.ToLookup(sample => sample.Actual, sample => sample.Predicted);
        return new BaselineModel(
            entry.Name,
            [.. inputs.Select(input => new BaselineInput(input.Role, input.Sha256)).OrderBy(input => (input.Role, input.Sha256))],
            hierarchy.Name,
            analysis.Clustering.Name,
            Metrics(analysis),
            [.. side.Classes.Select((item, index) => Class(item, index, analysis.Confusion, byClass))],
            [
                .. analysis
                    .Structural.Edges.Select(edge => new BaselineEdge(
                        analysis.Classes.Indices[edge.A],
                        analysis.Classes.Indices[edge.B],
                        Math.Round(edge.Similarity, SimilarityDecimals),
                        edge.Depth
                    ))
                    .OrderBy(edge => (edge.A, edge.B)),
            ],
            hierarchy.Sha256,
            analysis.Confusion is { } confusion ? TestData(confusion, kept) : null
        );
    }

    private static Dictionary<string, double> Metrics(ModelAnalysis analysis)
    {
        var metrics = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var metric in MetricCatalog.All)
        {
            if (analysis.Measure(metric).Value is { } value)
            {
                metrics.Add(metric.Name, StoredFigure.Round(value));
            }
        }

        return metrics;
    }

    private static BaselineTestData TestData(ConfusionMatrix confusion, ImmutableArray<(int Actual, int Predicted)>? samples) =>
        new(
            samples is not null ? BaselineTestData.OfSamples
                : confusion.IsRates ? BaselineTestData.OfShares
                : BaselineTestData.OfCounts,
            confusion.Samples,
            samples is { } known ? SampleOrder.HashOf(known.Select(sample => sample.Actual)) : null,
            confusion.TopFive?.Hits,
            confusion.TopFive?.Samples
        );

    private static BaselineClass Class(SideClass item, int index, ConfusionMatrix? confusion, ILookup<int, int>? byClass) =>
        new(
            item.Label,
            item.Name,
            item.Concept,
            item.Cluster < 0 ? null : item.Cluster,
            byClass?[index].Count(),
            byClass is null ? null : PredictionText.WriteWrong(index, byClass[index]),
            confusion is null || byClass is not null
                ? null
                : PredictionText.WriteCounts(confusion.Row(index).ToArray().Select(cell => (cell.Predicted, cell.Weight)))
        );
}

/// <summary>Figures as a baseline has them: rounded, since the last digits of a sum are the processor's.</summary>
internal static class StoredFigure
{
    private const double Tolerance = 1e-10;

    /// <summary>Rounds to twelve digits.</summary>
    public static double Round(double value) =>
        double.Parse(value.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>True when two figures differ by no more than rounding.</summary>
    public static bool AreSame(double a, double b) => Math.Abs(a - b) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));
}

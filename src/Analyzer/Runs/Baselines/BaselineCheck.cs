using System.Collections.Immutable;
using QualityGate.Files;

namespace QualityGate.Runs.Baselines;

/// <summary>Checks what a baseline says about itself: one that was edited or merged by hand may be JSON and contradict itself.</summary>
internal static class BaselineCheck
{
    /// <summary>The first fault, as the end of a sentence; null where there is none.</summary>
    public static string? Fault(BaselineFile file) =>
        file.Models.IsDefault ? "it has no models"
        : file.Models.GroupBy(model => model.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice
            ? $"the model '{twice.Key}' stands twice"
        : file
            .Models.Select(model => FaultOf(model) is { } fault ? $"{fault} of model '{model.Name}'" : null)
            .FirstOrDefault(fault => fault is not null);

    private static string? FaultOf(BaselineModel model)
    {
        var classes = model.Classes;
        if (classes.IsDefault || model.Edges.IsDefault || model.Inputs.IsDefault || classes.Length < 2)
        {
            return "a list is missing, or there are fewer than two classes";
        }

        if (!IsRelative(model.GateFile))
        {
            return "'gateFile' is no path relative to the baseline";
        }

        if (model.Metrics.Values.Any(value => !double.IsFinite(value)))
        {
            return "a metric is no finite number";
        }

        if (classes.Any(item => item.Cluster is < 0 || item.Cluster >= classes.Length))
        {
            return "a cluster is out of range";
        }

        if (model.Edges.Any(edge => !IsEdge(edge, classes)))
        {
            return "an edge is out of range, or joins classes of two clusters";
        }

        return classes.Index().Select(item => FaultOf(item.Item, item.Index, model)).FirstOrDefault(fault => fault is not null)
            ?? FaultOfSum(model)
            ?? (
                model.Checksum == BaselineJson.ChecksumOf(model)
                    ? null
                    : "it was edited or merged by hand, as the checksum is not that of the content"
            );
    }

    private static bool IsRelative(string? path) =>
        path is null || (path.Length > 0 && !path.Any(char.IsControl) && !ReportPath.IsFromRoot(path) && !Path.IsPathRooted(path));

    private static bool IsEdge(BaselineEdge edge, ImmutableArray<BaselineClass> classes) =>
        edge.A >= 0
        && edge.A < edge.B
        && edge.B < classes.Length
        && classes[edge.A].Cluster is { } cluster
        && classes[edge.B].Cluster == cluster;

    private static string? FaultOf(BaselineClass item, int index, BaselineModel model)
    {
        var isValid = model.TestData?.Kind switch
        {
            null => item is { Samples: null, Wrong: null, Counts: null },
            BaselineTestData.OfSamples => item is { Samples: >= 0, Counts: null }
                && item.Samples <= model.TestData.Samples
                && PredictionText.ReadWrong(index, item.Samples.Value, item.Wrong, model.Classes.Length) is not null,
            BaselineTestData.OfCounts or BaselineTestData.OfShares => item is { Samples: null, Wrong: null }
                && PredictionText.ReadCounts(item.Counts, model.Classes.Length) is not null,
            _ => false,
        };
        return isValid ? null : $"the predictions of class {index} ('{item.Label}') cannot be understood";
    }

    private static string? FaultOfSum(BaselineModel model) =>
        model.TestData is { Kind: BaselineTestData.OfSamples } data
        && (
            data.Order is null
            || !(data.Samples <= BaselineModelOf.MostSamples)
            || data.Samples != model.Classes.Sum(item => (double)item.Samples!.Value)
        )
            ? "the classes do not have as many samples as are said"
        : model.TestData is { TopFiveHits: { } hits } top && !(hits >= 0 && hits <= top.TopFiveSamples)
            ? "the hits of the top five are out of range"
        : null;
}

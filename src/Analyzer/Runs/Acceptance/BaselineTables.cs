using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Files;
using QualityGate.Metrics;
using QualityGate.Reports.Tables;
using QualityGate.Runs.Baselines;
using QualityGate.Text;

namespace QualityGate.Runs.Acceptance;

/// <summary>Writes baselines for people.</summary>
internal static class BaselineTables
{
    private const string None = "-";
    private const int HashDigits = 12;

    /// <summary>The changes that were accepted: a table a model, old and new.</summary>
    /// <param name="accepted">The baseline.</param>
    /// <param name="folder">The folder that its path is shown relative to; the full path is shown where null.</param>
    public static ImmutableArray<TextLine> OfAccepted(AcceptedBaseline accepted, string? folder = null) =>
        [
            .. accepted
                .Now.Models.Where(model => !accepted.Kept.Contains(model.Name))
                .SelectMany(model => Changes(model, accepted.Before?.Find(model.Name))),
            .. accepted.Kept.Select(name => new TextLine($"{name}  as it was, of {accepted.Now.Find(name)!.GateFile}", Tone.Quiet)),
            .. accepted.Removed.Select(name => new TextLine($"{name}  removed, as it is not gated any more", Tone.Doubtful)),
            new TextLine($"Accepted: {PathOf(accepted, folder)}", Tone.Good),
        ];

    /// <summary>The next step of whoever accepted.</summary>
    /// <inheritdoc cref="OfAccepted"/>
    public static TextLine NextStep(AcceptedBaseline accepted, string? folder = null) =>
        new($"Next: commit {PathOf(accepted, folder)}", Tone.Heading);

    private static string PathOf(AcceptedBaseline accepted, string? folder) =>
        folder is null ? accepted.Path : ReportPath.Write(folder, accepted.Path);

    /// <summary>The content of a baseline: a table a model.</summary>
    public static ImmutableArray<TextLine> OfContent(BaselineFile file) => [.. file.Models.SelectMany(Content)];

    private static IEnumerable<TextLine> Changes(BaselineModel now, BaselineModel? before)
    {
        yield return new TextLine($"{now.Name}  {(before is null ? "new" : Describe(now))}", Tone.Heading);
        var metrics = MetricCatalog
            .All.Select(metric => metric.Name)
            .Where(name => Value(now, name) is not null || Value(before, name) is not null);
        var rows = metrics.Select(name => Row(name, Value(before, name), Value(now, name))).ToImmutableArray();
        foreach (var line in new ReportTable("metric values", ["metric", "old", "new", "change"], 1, rows).ToText().Skip(1))
        {
            yield return line;
        }
    }

    private static ImmutableArray<string> Row(string name, double? before, double? now) =>
        [
            name,
            before is { } old ? Figure.Format(old) : None,
            now is { } value ? Figure.Format(value) : None,
            (now - before) switch
            {
                null => None,
                0 => "0",
                > 0 and { } change => $"+{Figure.Format(change)}",
                { } change => Figure.Format(change),
            },
        ];

    private static IEnumerable<TextLine> Content(BaselineModel model)
    {
        yield return new TextLine($"{model.Name}  {Describe(model)}", Tone.Heading);
        var inputs = model.Inputs.Select(input =>
            $"{input.Role} {(input.Sha256 is { Length: > HashDigits } hash ? hash[..HashDigits] : None)}"
        );
        yield return new TextLine($"    {string.Join(", ", inputs)}", Tone.Quiet);
        var rows = model.Metrics.Select(metric => ImmutableArray.Create(metric.Key, Figure.Format(metric.Value))).ToImmutableArray();
        foreach (var line in new ReportTable("metric values", ["metric", "value"], 1, rows).ToText().Skip(1))
        {
            yield return line;
        }
    }

    private static string Describe(BaselineModel model)
    {
        var data = model.TestData switch
        {
            null => "no test data",
            { Samples: null } => "shares of predictions",
            { Kind: BaselineTestData.OfSamples, Samples: { } samples } => $"{Figure.Count(samples)} test samples",
            { Samples: { } samples } => $"counts of {Figure.Count(samples)} test samples",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Classes.Length} classes, {model.Edges.Length} structural edges, {data}"
        );
    }

    private static double? Value(BaselineModel? model, string metric) =>
        model?.Metrics.TryGetValue(metric, out var value) == true ? value : null;
}

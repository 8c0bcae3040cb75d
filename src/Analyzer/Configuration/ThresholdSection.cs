using System.Collections.Immutable;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Metrics;
using QualityGate.Text;

namespace QualityGate.Configuration;

/// <summary>Reads <c>thresholds:</c> of a model: metrics, and what is demanded of each.</summary>
/// <param name="inconclusive">The consequence of an interval that contains a limit, where a threshold does not say it.</param>
/// <param name="diagnostics">Takes the complaints.</param>
internal sealed class ThresholdSection(Inconclusive inconclusive, List<Diagnostic> diagnostics)
{
    private static readonly LimitKind[] Kinds = Enum.GetValues<LimitKind>();
    private static readonly string[] Limits = [.. Kinds.Select(kind => new Limit(kind, 0).Key)];

    /// <summary>The keys of a threshold.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. Limits, "confidence", InconclusiveName.Key, "severity"];

    public ImmutableArray<Threshold> Read(YamlMapping section)
    {
        if (section.Items.IsEmpty)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.InvalidLimits,
                    section.Location,
                    "'thresholds' is empty, so nothing would be demanded; name at least one metric, e.g. "
                        + "'relative-similarity-depth: { min: 0.5 }'."
                )
            );
        }

        var thresholds = ImmutableArray.CreateBuilder<Threshold>();
        foreach (var (key, value) in section.Items.TakeWhile(_ => diagnostics.Count < MappingReader.MostDiagnostics))
        {
            if (MetricCatalog.Find(key.Text) is not { } metric)
            {
                var suggestion = PaperWords.HintFor(key.Text) is { Length: > 0 } hint
                    ? hint
                    : Suggestion.For(key.Text, MetricCatalog.Names);
                Error(DiagnosticCodes.UnknownMetric, key, $"there is no metric '{key.Text}'.{suggestion}{Names()}");
            }
            else if (ReadThreshold(metric, key, value) is { } threshold)
            {
                thresholds.Add(threshold);
            }
        }

        return thresholds.ToImmutable();
    }

    // Once in a file, however many metrics are misspelt.
    private string Names() =>
        diagnostics.Exists(diagnostic => diagnostic.Code == DiagnosticCodes.UnknownMetric)
            ? string.Empty
            : $" The metrics are: {string.Join(", ", MetricCatalog.Names)}.";

    private Threshold? ReadThreshold(Metric metric, YamlScalar key, YamlNode value)
    {
        if (value is not YamlMapping mapping)
        {
            Error(
                DiagnosticCodes.WrongType,
                value,
                $"the threshold of '{key.Text}' is a mapping, e.g. {{ min: 0.5 }}, but this is {value.Kind}."
            );
            return null;
        }

        return Demand(metric, key, mapping, new MappingReader(mapping, "a threshold", [.. Keys], diagnostics));
    }

    /// <summary>Reads limits, and how they are judged.</summary>
    /// <param name="metric">The metric that they are put on.</param>
    /// <param name="key">Its name in the file.</param>
    /// <param name="mapping">The mapping of the limits, which may have other keys as well.</param>
    /// <param name="reader">The reader of that mapping.</param>
    internal Threshold Demand(Metric metric, YamlScalar key, YamlMapping mapping, MappingReader reader)
    {
        ImmutableArray<Limit> limits =
        [
            .. Kinds
                .Select(kind => new Limit(kind, 0))
                .Select(limit => reader.Number(limit.Key) is { } bound ? limit with { Bound = bound } : null)
                .OfType<Limit>(),
        ];
        double? Bound(LimitKind kind) => limits.FirstOrDefault(limit => limit.Kind == kind)?.Bound;
        if (Bound(LimitKind.Minimum) is { } minimum && Bound(LimitKind.Maximum) is { } maximum && minimum > maximum)
        {
            Error(
                DiagnosticCodes.InvalidLimits,
                reader.Node("min")!,
                $"no value of '{key.Text}' is at least {Figure.FormatLimit(minimum)} and at most {Figure.FormatLimit(maximum)}."
            );
        }

        if (Limits.All(limit => reader.Node(limit) is null))
        {
            Error(
                DiagnosticCodes.InvalidLimits,
                mapping,
                $"the threshold of '{key.Text}' demands nothing; give it a 'min', a 'max' or both, or a limit against a baseline, such as "
                    + "'max-drop'."
            );
        }

        foreach (var limit in limits.Where(limit => !limit.IsOfBaseline))
        {
            WarnWhenUnreachable(metric, limit, reader.Node(limit.Key)!);
        }

        diagnostics.AddRange(BaselineLimits.Mistakes(metric, limits, reader));
        var confidence = JudgingKeys.ReadConfidence(metric, reader);
        return new Threshold(metric, key.Text, limits, JudgingKeys.ReadSeverity(reader), key.Location)
        {
            Confidence = confidence,
            Inconclusive = JudgingKeys.ReadInconclusive(reader, confidence) ?? inconclusive,
            LimitLocations = [.. limits.Select(limit => reader.Node(limit.Key)!.Location)],
        };
    }

    // A limit that always holds is found when the model is known, together with those that these classes can't break.
    private void WarnWhenUnreachable(Metric metric, Limit limit, YamlNode node)
    {
        if (limit.Holds(metric.Least) || limit.Holds(metric.Greatest))
        {
            return;
        }

        var range = double.IsInfinity(metric.Greatest)
            ? $"is at least {Figure.FormatLimit(metric.Least)}"
            : $"lies between {Figure.FormatLimit(metric.Least)} and {Figure.FormatLimit(metric.Greatest)}";
        diagnostics.Add(
            Diagnostic.Warning(
                DiagnosticCodes.LimitOutOfRange,
                node.Location,
                $"'{metric.Name}' {range}, so '{limit.Key}: {Figure.FormatLimit(limit.Bound)}' can never hold."
                    + (
                        metric.Greatest == 1 && limit.Bound is > 1 and <= 100
                            ? $" Did you mean {Figure.FormatLimit(limit.Bound / 100)}?"
                            : string.Empty
                    )
            )
        );
    }

    private void Error(string code, YamlNode node, string message) => diagnostics.Add(Diagnostic.Error(code, node.Location, message));
}

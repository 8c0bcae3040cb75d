using System.Collections.Immutable;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Metrics.Parts;
using QualityGate.Text;

namespace QualityGate.Configuration.Parts;

/// <summary>Reads <c>per-class</c> and <c>per-superclass</c> of a model: metrics, and what is demanded of each part.</summary>
/// <param name="kind">The kind of the parts.</param>
/// <param name="limits">Reads limits and how they are judged.</param>
/// <param name="diagnostics">Takes the complaints.</param>
internal sealed class PartSection(PartKind kind, ThresholdSection limits, List<Diagnostic> diagnostics)
{
    private readonly ImmutableArray<PartMetric> metrics = PartKeys.MetricsOf(kind);

    /// <summary>Reads the section.</summary>
    public ImmutableArray<PartLine> Read(YamlMapping section)
    {
        if (section.Items.IsEmpty)
        {
            Error(
                DiagnosticCodes.InvalidLimits,
                section,
                $"'{PartLine.Key(kind)}' is empty, so nothing would be demanded; name a metric, e.g. 'accuracy: {{ min: 0.6 }}'."
            );
        }

        var lines = ImmutableArray.CreateBuilder<PartLine>();
        foreach (var (key, value) in section.Items.TakeWhile(_ => diagnostics.Count < MappingReader.MostDiagnostics))
        {
            string[] names = [.. metrics.SelectMany(metric => metric.OtherNames.Prepend(metric.Name))];
            if (PartMetrics.Find(metrics, key.Text) is not { } metric)
            {
                Error(
                    DiagnosticCodes.UnknownMetric,
                    key,
                    $"'{PartLine.Key(kind)}' has no metric '{key.Text}'.{Suggestion.For(key.Text, names)} The metrics are: "
                        + $"{string.Join(", ", names)}."
                );
            }
            else if (value is not YamlMapping mapping)
            {
                Error(
                    DiagnosticCodes.WrongType,
                    value,
                    $"the limits of '{key.Text}' are a mapping, e.g. {{ min: 0.6 }}, but this is {value.Kind}."
                );
            }
            else
            {
                lines.Add(ReadLine(metric, key, mapping));
            }
        }

        return lines.ToImmutable();
    }

    private PartLine ReadLine(PartMetric metric, YamlScalar key, YamlMapping mapping)
    {
        var reader = new MappingReader(mapping, $"a metric of '{PartLine.Key(kind)}'", [.. PartKeys.OfLine(kind)], diagnostics);
        var demand = limits.Demand(metric, key, mapping, reader);
        WarnOfNothing(demand);
        if (reader.Node(PartKeys.Only) is { } only && reader.Node(PartKeys.Except) is not null)
        {
            Error(
                DiagnosticCodes.ConflictingKeys,
                only,
                $"'{PartKeys.Only}' and '{PartKeys.Except}' exclude each other: leave out of '{PartKeys.Only}' what is not to be judged."
            );
        }

        return new PartLine(kind, demand)
        {
            Except = Names(reader, PartKeys.Except) ?? [],
            Only = kind == PartKind.Superclass ? Names(reader, PartKeys.Only) : null,
        };
    }

    private ImmutableArray<PartName>? Names(MappingReader reader, string key)
    {
        if (reader.List(key) is not { } list)
        {
            return null;
        }

        var names = ImmutableArray.CreateBuilder<PartName>();
        foreach (var item in list.Items)
        {
            if (item is YamlScalar { Text.Length: > 0, IsNothing: false } name && !name.Text.Any(char.IsControl))
            {
                names.Add(new PartName(name.Text, name.Location));
            }
            else
            {
                Error(
                    DiagnosticCodes.WrongType,
                    item,
                    $"'{key}' lists names of {(kind == PartKind.Class ? "classes" : "concepts")}, but this is {item.Kind}."
                );
            }
        }

        return names.ToImmutable();
    }

    private void WarnOfNothing(Threshold demand)
    {
        foreach (var limit in demand.Limits.Where(limit => !limit.IsOfBaseline))
        {
            if (limit.Holds(demand.Metric.Least) && limit.Holds(demand.Metric.Greatest))
            {
                diagnostics.Add(
                    Diagnostic.Warning(
                        DiagnosticCodes.LimitDemandsNothing,
                        demand.PlaceOf(limit),
                        $"'{limit.Key}: {Figure.FormatLimit(limit.Bound)}' of {demand.Name} under '{PartLine.Key(kind)}' cannot fail: no "
                            + $"value is {(limit.IsLeast ? "below" : "above")} {Figure.FormatLimit(limit.Bound)}."
                    )
                );
            }
        }
    }

    private void Error(string code, YamlNode node, string message) => diagnostics.Add(Diagnostic.Error(code, node.Location, message));
}

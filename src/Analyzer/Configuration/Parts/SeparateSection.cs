using System.Collections.Immutable;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Metrics.Parts;
using QualityGate.Text;

namespace QualityGate.Configuration.Parts;

/// <summary>Reads <c>separate</c> of a model: groups of classes that must hardly ever be taken for others.</summary>
/// <param name="inconclusive">The consequence of an interval that contains a limit, where an item does not say it.</param>
/// <param name="diagnostics">Takes the complaints.</param>
internal sealed class SeparateSection(Inconclusive inconclusive, List<Diagnostic> diagnostics)
{
    /// <summary>Reads the section.</summary>
    public ImmutableArray<PartLine> Read(YamlList section)
    {
        if (section.Items.IsEmpty)
        {
            return [];
        }

        var lines = ImmutableArray.CreateBuilder<PartLine>();
        foreach (var item in section.Items.TakeWhile(_ => diagnostics.Count < MappingReader.MostDiagnostics))
        {
            if (item is not YamlMapping mapping)
            {
                Error(
                    DiagnosticCodes.WrongType,
                    item,
                    "an item of 'separate' is a mapping, e.g. { from: person.n.01, to: artifact.n.01, max-rate: 0.001 }, but this is "
                        + $"{item.Kind}."
                );
            }
            else if (ReadItem(mapping) is { } line)
            {
                lines.Add(line);
            }
        }

        return lines.ToImmutable();
    }

    private PartLine? ReadItem(YamlMapping mapping)
    {
        var reader = new MappingReader(mapping, "an item of 'separate'", [.. PartKeys.OfSeparation], diagnostics);
        foreach (var key in new[] { PartKeys.From, PartKeys.To, PartKeys.MaxRate }.Where(reader.IsMissing))
        {
            Error(DiagnosticCodes.MissingKey, mapping, $"an item of 'separate' needs '{key}'; add the key.");
        }

        var (from, to, rate) = (Name(reader.Text(PartKeys.From)), Name(reader.Text(PartKeys.To)), reader.Number(PartKeys.MaxRate));
        if (from is not null && from.Text == to?.Text)
        {
            Error(DiagnosticCodes.InvalidLimits, reader.Node(PartKeys.To)!, $"'{from.Text}' cannot be told from itself; name two groups.");
        }

        if (rate is < 0 or >= 1)
        {
            Error(
                DiagnosticCodes.InvalidLimits,
                reader.Node(PartKeys.MaxRate)!,
                $"'{PartKeys.MaxRate}' is a share from 0 to less than 1, not {Figure.FormatLimit(rate.Value)}."
                    + (rate is >= 1 and < 100 ? $" Did you mean {Figure.FormatLimit(rate.Value / 100)}?" : string.Empty)
            );
        }

        var confidence = JudgingKeys.ReadConfidence(PartMetrics.ConfusionRate, reader);
        var severity = JudgingKeys.ReadSeverity(reader);
        var consequence = JudgingKeys.ReadInconclusive(reader, confidence) ?? inconclusive;
        return from is null || to is null || rate is null
            ? null
            : new PartLine(
                PartKind.Separate,
                new Threshold(
                    PartMetrics.ConfusionRate,
                    PartMetrics.ConfusionRate.Name,
                    [new Limit(LimitKind.Maximum, rate.Value)],
                    severity,
                    mapping.Location
                )
                {
                    Confidence = confidence,
                    Inconclusive = consequence,
                    LimitLocations = [reader.Node(PartKeys.MaxRate)!.Location],
                }
            )
            {
                From = from,
                To = to,
            };
    }

    private static PartName? Name(YamlScalar? text) => text is null ? null : new PartName(text.Text, text.Location);

    private void Error(string code, YamlNode node, string message) => diagnostics.Add(Diagnostic.Error(code, node.Location, message));
}

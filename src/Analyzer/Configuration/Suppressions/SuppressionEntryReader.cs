using System.Globalization;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Metrics;
using QualityGate.Metrics.Parts;
using QualityGate.Text;

namespace QualityGate.Configuration.Suppressions;

/// <summary>Reads an entry of the suppression file.</summary>
/// <param name="diagnostics">Takes the complaints.</param>
internal sealed class SuppressionEntryReader(List<Diagnostic> diagnostics)
{
    private static readonly string[] Keys = [.. SuppressionKey.All.Select(key => key.Name)];

    // The keys that name a part; an entry has at most one of them.
    private static readonly SuppressionKey[] OfParts = [SuppressionKey.Class, SuppressionKey.Superclass, SuppressionKey.Pair];

    // These keys narrow exceptions to limits only: other diagnostics are about a whole model, or about all.
    private static readonly SuppressionKey[] OfLimits = [SuppressionKey.Metric, .. OfParts];

    /// <summary>Reads an entry; null, and complaints, where it cannot be used.</summary>
    public SuppressionEntry? Read(YamlNode item)
    {
        if (item is not YamlMapping mapping)
        {
            Complain(
                DiagnosticCodes.WrongType,
                item,
                $"an item of 'suppressions' is a mapping with the keys {string.Join(", ", Keys)}, but this is {item.Kind}."
            );
            return null;
        }

        var before = diagnostics.Count;
        var reader = new MappingReader(mapping, "an exception", Keys, diagnostics);
        foreach (var key in SuppressionKey.All.Where(key => key.IsRequired && reader.IsMissing(key.Name)))
        {
            Complain(DiagnosticCodes.MissingKey, mapping, $"the exception has no '{key.Name}'; add the key. {key.Help}");
        }

        var code = ReadCode(reader);
        var metric = ReadMetric(reader);
        var (name, superclass) = (reader.Text(SuppressionKey.Class.Name)?.Text, reader.Text(SuppressionKey.Superclass.Name)?.Text);
        var pair = ReadPair(reader);
        var model = reader.Text(SuppressionKey.Model.Name)?.Text;
        var (reason, expires) = (ReadReason(reader), ReadExpires(reader));
        RefuseNarrowing(reader, code);
        return diagnostics.Count > before || code is null || reason is null
            ? null
            : new SuppressionEntry(code, new Suppression(reason, expires, mapping.Location))
            {
                Model = model,
                Metric = metric,
                Class = name,
                Superclass = superclass,
                Pair = pair,
            };
    }

    private string? ReadCode(MappingReader reader)
    {
        if (reader.Text(SuppressionKey.Code.Name) is not { } code)
        {
            return null;
        }

        if (SuppressibleCodes.WhyNot(code.Text) is { } why)
        {
            var known = code.Text.StartsWith("QG", StringComparison.Ordinal)
                ? string.Empty
                : Suggestion.For(code.Text, SuppressibleCodes.All);
            Complain(DiagnosticCodes.NotSuppressible, code, $"'{code.Text}' has no exceptions: {why}.{known}");
            return null;
        }

        return code.Text;
    }

    private Metric? ReadMetric(MappingReader reader)
    {
        if (reader.Text(SuppressionKey.Metric.Name) is not { } text)
        {
            return null;
        }

        var metric = MetricCatalog.Find(text.Text) ?? PartMetrics.Find(text.Text);
        if (metric is null)
        {
            Complain(
                DiagnosticCodes.UnknownMetric,
                text,
                $"there is no metric '{text.Text}'.{Suggestion.For(text.Text, [.. MetricCatalog.Names, .. PartMetrics.Names])}"
            );
        }

        return metric;
    }

    private (string From, string To)? ReadPair(MappingReader reader)
    {
        if (reader.Node(SuppressionKey.Pair.Name) is not { } node)
        {
            return null;
        }

        if (
            node
                is YamlList
            {
                Items: [
                        YamlScalar { IsNothing: false, Text: { Length: > 0 } from },
                        YamlScalar { IsNothing: false, Text: { Length: > 0 } to },
                    ]
            }
            && from != to
            && !(from + to).Any(char.IsControl)
        )
        {
            return (from, to);
        }

        Complain(DiagnosticCodes.SuppressionInvalid, node, "'pair' needs two different classes or concepts, such as [cat, dog].");
        return null;
    }

    private string? ReadReason(MappingReader reader)
    {
        if (reader.Text(SuppressionKey.Reason.Name) is not { } reason)
        {
            return null;
        }

        if (BlankText.Is(reason.Text))
        {
            Complain(DiagnosticCodes.SuppressionInvalid, reason, "the reason is blank; say why this may be so.");
        }

        return reason.Text.Trim();
    }

    private DateOnly? ReadExpires(MappingReader reader)
    {
        if (reader.Text(SuppressionKey.Expires.Name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Complain(
            DiagnosticCodes.SuppressionInvalid,
            text,
            $"'{text.Text}' is no day; write the last day on which the exception counts as year-month-day, such as 2027-03-01."
        );
        return null;
    }

    private void RefuseNarrowing(MappingReader reader, string? code)
    {
        if (code is not null && !DiagnosticCodes.OfJudgedLimits.Contains(code))
        {
            foreach (var node in OfLimits.Select(key => (key.Name, Node: reader.Node(key.Name))).Where(given => given.Node is not null))
            {
                Complain(
                    DiagnosticCodes.SuppressionInvalid,
                    node.Node!,
                    $"'{node.Name}' narrows exceptions to limits ({string.Join(", ", DiagnosticCodes.OfJudgedLimits)}), and {code} is "
                        + "about no limit; remove it."
                );
            }
        }

        (string Name, YamlNode? Node)[] parts =
        [
            .. OfParts.Select(key => (key.Name, reader.Node(key.Name))).Where(part => part.Item2 is not null),
        ];
        foreach (var (name, node) in parts.Skip(1))
        {
            Complain(
                DiagnosticCodes.SuppressionInvalid,
                node!,
                $"no limit is both on a {parts[0].Name} and on a {name}, so that '{parts[0].Name}' and '{name}' together match nothing; "
                    + "write two exceptions."
            );
        }
    }

    private void Complain(string code, YamlNode node, string message) => diagnostics.Add(Diagnostic.Error(code, node.Location, message));
}

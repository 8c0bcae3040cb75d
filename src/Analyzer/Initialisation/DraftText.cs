using System.Globalization;
using System.Text;
using QualityGate.Configuration;
using QualityGate.Configuration.Yaml;
using QualityGate.Initialisation.Finding;
using QualityGate.Text;

namespace QualityGate.Initialisation;

/// <summary>Writes a draft as a thresholds.yml with comments that say where each limit comes from.</summary>
internal static class DraftText
{
    // Comments are for people: a name or reason longer than this is cut.
    private const int LongestComment = 300;

    /// <summary>Writes it.</summary>
    /// <param name="draft">The draft, with at least one entry.</param>
    /// <param name="folder">The folder of the file, to which paths are relative.</param>
    /// <param name="schema">The JSON schema, relative to the file; null for none.</param>
    /// <param name="baseline">The baseline that the file names; null for none.</param>
    public static string Write(GateDraft draft, string folder, string? schema, string? baseline)
    {
        var text = new StringBuilder();
        if (schema is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"# yaml-language-server: $schema={schema}\n");
        }

        text.Append("# Written by 'qualitygate init'. Each limit is above chance, and leaves room for training and testing\n");
        text.Append("# again; raise them as the models get better. 'qualitygate check' gates the models by this file.\n");
        text.Append("version: 1\n");
        if (baseline is not null)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"baseline: {YamlText.Scalar(baseline)}   # written by 'qualitygate baseline accept'\n"
            );
        }

        text.Append("models:\n");
        foreach (var entry in draft.Entries)
        {
            WriteEntry(text, entry, folder);
        }

        return text.ToString();
    }

    private static void WriteEntry(StringBuilder text, DraftEntry entry, string folder)
    {
        var lead = "  - ";
        foreach (var (key, value) in EntryText.Keys(entry, folder))
        {
            var note =
                key == EntryKeyNames.Labels && entry.LabelsByCount is { } count
                    ? $"   # {count}, as many as the model has classes; see that their order is that of its outputs"
                    : string.Empty;
            text.Append(CultureInfo.InvariantCulture, $"{lead}{key}: {value}{note}\n");
            lead = "    ";
        }

        foreach (var other in entry.Others)
        {
            var path = YamlText.Scalar(EntryPath.From(folder, other.Path));
            text.Append(CultureInfo.InvariantCulture, $"    # {other.Key}: {path}   # may be: see QG0072\n");
        }

        foreach (var file in entry.RejectedTestData)
        {
            var reason = SingleLine.Of($"{EntryPath.From(folder, file.Path)}: {file.Why}", LongestComment);
            text.Append(CultureInfo.InvariantCulture, $"    # not used as test data: {reason}\n");
        }

        text.Append("    thresholds:\n");
        var lines = entry
            .Metrics.Where(choice => !choice.Limits.IsEmpty)
            .Select(choice => (Line: $"      {choice.Metric.Name}: {Limits(choice)}", choice.Why))
            .ToArray();
        var width = lines.Max(line => line.Line.Length);
        foreach (var (line, why) in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.PadRight(width)}   # {SingleLine.Of(why, LongestComment)}\n");
        }

        foreach (var choice in entry.Metrics.Where(choice => choice.Limits.IsEmpty))
        {
            text.Append(CultureInfo.InvariantCulture, $"      # {SingleLine.Of(choice.Why, LongestComment)}\n");
        }

        if (entry.Superclasses is { } superclasses)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {EntryKeyNames.PerSuperclass}:\n");
            text.Append(
                CultureInfo.InvariantCulture,
                $"      {superclasses.ToLine().Demand.Name}: {{ min: {Figure.FormatLimit(superclasses.Bound)} }}   "
                    + $"# {SingleLine.Of(superclasses.Why, LongestComment)}\n"
            );
        }
    }

    private static string Limits(MetricChoice choice)
    {
        var limits = choice.Limits.Select(limit => $"{new Limit(limit.Kind, limit.Bound).Key}: {Figure.FormatLimit(limit.Bound)}");
        var confidence = choice.Limits[0].Confidence is { } level ? $", confidence: {Figure.FormatLimit(level)}" : string.Empty;
        return $"{{ {string.Join(", ", limits)}{confidence} }}";
    }
}

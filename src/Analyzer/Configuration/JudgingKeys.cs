using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;
using QualityGate.Text;

namespace QualityGate.Configuration;

/// <summary>Reads the keys of a threshold that say how its limits are judged, whatever they are.</summary>
internal static class JudgingKeys
{
    /// <summary>The consequence of an interval that contains a limit; null where the threshold does not say it.</summary>
    public static Inconclusive? ReadInconclusive(MappingReader reader, double? confidence)
    {
        if (InconclusiveName.Read(reader) is not { } given)
        {
            return null;
        }

        if (confidence is null && reader.IsMissing("confidence"))
        {
            reader.Error(
                DiagnosticCodes.InvalidLimits,
                reader.Node(InconclusiveName.Key)!,
                $"'{InconclusiveName.Key}' is about an interval that contains a limit, but without 'confidence' there is none; add "
                    + "'confidence: 0.95', or remove it."
            );
        }

        return given;
    }

    /// <summary>The level at which intervals are held against the limits; null where the value alone counts.</summary>
    public static double? ReadConfidence(Metric metric, MappingReader reader)
    {
        if (reader.Number("confidence") is not { } level)
        {
            return null;
        }

        if (!ConfidenceLevel.Contains(level))
        {
            reader.Error(
                DiagnosticCodes.InvalidLimits,
                reader.Node("confidence")!,
                $"'confidence' is a share from {Figure.FormatLimit(ConfidenceLevel.Least)} to "
                    + $"{Figure.FormatLimit(ConfidenceLevel.Most)}, not {Figure.FormatLimit(level)}."
                    + (level is > 1 and < 100 ? $" Did you mean {Figure.FormatLimit(level / 100)}?" : string.Empty)
            );
        }
        else if (metric.Randomness == RandomSource.None)
        {
            reader.Error(
                DiagnosticCodes.InvalidLimits,
                reader.Node("confidence")!,
                $"'{metric.Name}' has no interval: {metric.WhyNeverInterval}; remove 'confidence'."
            );
        }

        return level;
    }

    /// <summary>Reads the severity: an error fails the gate, a warning does not.</summary>
    public static Severity ReadSeverity(MappingReader reader)
    {
        var text = reader.Text("severity");
        if (text is null)
        {
            return Severity.Error;
        }

        var severity = SeverityName.Find(text.Text);
        if (severity is null)
        {
            reader.Error(DiagnosticCodes.UnknownChoice, text, SeverityName.Unknown("severity", text.Text));
        }

        return severity ?? Severity.Error;
    }
}

using System.Globalization;
using QualityGate.Models.Inspection;
using QualityGate.Reports.Tables;
using QualityGate.Text;

namespace QualityGate.Reports.Terminal;

/// <summary>Writes an inspection as lines for a terminal.</summary>
internal static class InspectionText
{
    private const int MostNames = 6;
    private const int LongestName = 40;
    private const int NameWidth = 10;

    /// <summary>Writes an inspection.</summary>
    /// <param name="inspection">The inspection.</param>
    /// <param name="verification">The result of verifying with ONNX Runtime, if that was asked for.</param>
    /// <returns>The lines.</returns>
    public static IEnumerable<TextLine> Write(ModelInspection inspection, VerificationResult? verification)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        return Lines(inspection, verification);
    }

    private static IEnumerable<TextLine> Lines(ModelInspection inspection, VerificationResult? verification)
    {
        yield return new TextLine(SingleLine.Of(inspection.Path.FileName, 200), Tone.Heading);
        yield return Row("kind", $"{inspection.Kind}, {Size(inspection.Length)} ({Size(inspection.BytesRead)} read)");
        foreach (var (name, value) in inspection.Facts)
        {
            yield return Row(name, value);
        }

        foreach (var input in inspection.Inputs)
        {
            yield return Row("input", $"'{input.Name}' {input.Type}");
        }

        foreach (var output in inspection.Outputs)
        {
            yield return Row("output", $"'{output.Name}' {output.Type}");
        }

        if (inspection.Classifier is { } classifier)
        {
            yield return Row("classifier", $"{classifier.Operator} '{classifier.Weights}'", Tone.Good);
            yield return Row(
                "templates",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{classifier.Templates.Classes} classes x {classifier.Templates.Features} features"
                )
            );
            yield return Row("encoding", classifier.Encoding);
            yield return classifier.Remarks.Count == 0
                ? Row(
                    "confidence",
                    inspection.Outputs.IsEmpty
                        ? "certain: no other array may be the classifier"
                        : "certain: no other layer is behind the outputs",
                    Tone.Good
                )
                : Row("confidence", $"likely: {string.Join("; ", classifier.Remarks)}", Tone.Doubtful);
        }
        else
        {
            yield return Row("classifier", "none chosen", Tone.Bad);
        }

        if (inspection.Candidates.Length > 1 || inspection.Classifier is null)
        {
            foreach (var candidate in inspection.Candidates)
            {
                yield return Row("candidate", candidate);
            }
        }

        foreach (var hint in inspection.Labels)
        {
            var names = CutList.Of(Short(hint.Names), MostNames);
            var fit =
                inspection.Classifier is not { Templates.Classes: var classes } ? string.Empty
                : hint.Names.Length == classes ? ", one for each class"
                : string.Create(CultureInfo.InvariantCulture, $", but the classifier has {classes} classes");
            yield return Row(
                "labels",
                string.Create(CultureInfo.InvariantCulture, $"{hint.Source}: {hint.Names.Length} names ({names}){fit}")
            );
        }

        if (verification is not null)
        {
            var figure = verification.IsQuantised
                ? string.Create(CultureInfo.InvariantCulture, $"correlation {verification.Correlation:F6}, above 0.99 is asked")
                : string.Create(CultureInfo.InvariantCulture, $"largest deviation {verification.Deviation:E1}, at most 1E-003 is allowed");
            var leftOut =
                verification.LeftOut > 0
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $" ({verification.LeftOut} of further places, or at the limits of their type, left out)"
                    )
                    : string.Empty;
            var scores = string.Create(CultureInfo.InvariantCulture, $"{verification.Scores} scores{leftOut}");
            yield return Row(
                "verified",
                $"{(verification.Passed ? "yes" : "NO")}: W*x + b against ONNX Runtime, {scores}, {figure}",
                verification.Passed ? Tone.Good : Tone.Bad
            );
            yield return Row(
                "order",
                Order(verification),
                verification.WrongPlace is not null ? Tone.Bad
                    : verification.Places > 0 ? Tone.Good
                    : Tone.Doubtful
            );
        }
    }

    private static string Order(VerificationResult verification) =>
        verification switch
        {
            { WrongPlace: { } place } => string.Create(
                CultureInfo.InvariantCulture,
                $"WRONG: place {place} (from 0) of output '{verification.Output}' holds the scores of another row than the templates say"
            ),
            { Places: 0, Output: "" } => "not compared, as the layer leads to no output",
            { Places: 0 } => $"not compared, as output '{verification.Output}' holds labels or no scores that change",
            { PlacesLeftOut: > 0 } => string.Create(
                CultureInfo.InvariantCulture,
                $"{verification.Places} places of output '{verification.Output}' hold the rows of the templates; "
                    + $"{verification.PlacesLeftOut} left out"
            ),
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"all {verification.Places} places of output '{verification.Output}' hold the rows of the templates"
            ),
        };

    private static string[] Short(IReadOnlyCollection<string> names)
    {
        var cut = ShortNames.Of(names, LongestName);
        return [.. names.Select(name => cut[name])];
    }

    // A table for each row: in a narrow window what is said goes over several lines, below each other.
    private static TextLine Row(string name, string value, Tone tone = Tone.Quiet)
    {
        var table = new TextTable(
            [
                [name.PadRight(NameWidth), SingleLine.Of(value, 600)],
            ],
            [true, true],
            Indent: 2
        )
        {
            Broken = [1],
        };
        return table.ToLines((_, text) => new TextLine(text, tone))[0];
    }

    private static string Size(long bytes) =>
        bytes switch
        {
            < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
            < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:F0} kB"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F0} MB"),
        };
}

using System.Collections.Immutable;
using QualityGate.Gates;
using QualityGate.Reports.Ranking;
using QualityGate.Reports.Tables;
using QualityGate.Reports.Verdicts;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Terminal;

/// <summary>
/// Writes a result as aligned lines, for terminals and build logs. Diagnostics are not part of it: each front has its own way to print
/// them.
/// </summary>
internal static class TextReport
{
    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The lines, without line breaks.</returns>
    public static ImmutableArray<TextLine> Write(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. Models(result), Verdict(result)];
    }

    /// <summary>The models and their ranking, without the verdict on all of them.</summary>
    public static ImmutableArray<TextLine> Models(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var lines = ImmutableArray.CreateBuilder<TextLine>();
        var portable = result.ToPortable();
        foreach (var model in portable.Models)
        {
            WriteModel(lines, model);
        }

        lines.AddRange(RankingTable.Of(portable)?.ToText() ?? []);
        return lines.ToImmutable();
    }

    /// <summary>The verdict on all models, in one line.</summary>
    public static TextLine Verdict(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var tone =
            Unjudged.Is(result) ? Tone.Quiet
            : result.Passed ? Tone.Good
            : Tone.Bad;
        return new TextLine(Summary.Of(result), tone) { IsVerdict = tone != Tone.Quiet };
    }

    private static void WriteModel(ImmutableArray<TextLine>.Builder lines, ModelResult model)
    {
        lines.Add(new TextLine($"{model.Name}  {model.Path}", Tone.Heading));
        if (model.Classifier is not { } classifier)
        {
            lines.Add(new TextLine("  not measured", Tone.Bad));
            return;
        }

        lines.Add(new TextLine($"  {LayerLine.Of(model)}", Tone.Quiet));
        lines.AddRange(classifier.Remarks.Select(remark => new TextLine($"  remark: {SingleLine.Of(remark)}", Tone.Doubtful)));
        if (model.Hierarchy?.Remark is { } hierarchy)
        {
            lines.Add(new TextLine($"  {hierarchy}", Tone.Quiet));
        }

        MetricRow[] rows = [MetricRow.Heads(model), .. MetricRow.Of(model)];
        var columns = new Func<MetricRow, string>[]
        {
            row => row.Metric,
            row => row.Value,
            row => row.Interval,
            row => row.Chance,
            row => row.Baseline,
            row => row.Change,
            row => row.Limit,
            row => Word(row.Outcome).Word,
        };
        var table = new TextTable(
            [.. rows.Select(row => columns.Select(column => column(row)).ToImmutableArray())],
            [true, false, false, false, false, false, true, true],
            Indent: 2
        )
        {
            Broken = [0],
        };
        lines.AddRange(
            table.ToLines(
                (number, text) =>
                    new TextLine(text, Word(rows[number].Outcome).Tone) { IsVerdict = Word(rows[number].Outcome).Word.Length > 0 }
            )
        );
        lines.AddRange(
            PartRow
                .Of(model)
                .Select(row => (row, Word(row.Outcome)))
                .Select(pair => new TextLine($"  {pair.row.Title}: {pair.row.Text}, {pair.row.Limits}  {pair.Item2.Word}", pair.Item2.Tone)
                {
                    IsVerdict = true,
                })
        );
        lines.AddRange(MetricRow.Notes(model).Select(note => new TextLine($"  {note.Metric} is compared {note.Note}", Tone.Quiet)));
        lines.AddRange(
            MetricRow.Undefined(model).Select(undefined => new TextLine($"  {undefined.Metric} {undefined.Why}", Tone.Doubtful))
        );
    }

    // Where there are no colours, capitals show what somebody has to look at.
    private static (string Word, Tone Tone) Word(Outcome? outcome)
    {
        var word = OutcomeWords.Of(outcome);
        return outcome switch
        {
            Outcome.Passed => (word, Tone.Good),
            Outcome.Inconclusive or Outcome.Tolerated or Outcome.Suppressed => (word, Tone.Doubtful),
            Outcome.Warned => (word.ToUpperInvariant(), Tone.Doubtful),
            Outcome.Failed or Outcome.NotMeasured => (word.ToUpperInvariant(), Tone.Bad),
            _ => (word, Tone.Quiet),
        };
    }
}

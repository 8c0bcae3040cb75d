using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.TestData.Rows;

/// <summary>Predictions as text with values between separators, and a header.</summary>
internal static class DelimitedPredictions
{
    /// <summary>Reads a file.</summary>
    public static void Read(DataInput input, PredictionsRun run)
    {
        using var stream = input.OpenText(DiagnosticCodes.InvalidPredictionsFile);
        var cut = new DelimitedCut();
        var blocks = new TextBlocks(input.Path.FullPath, stream, DiagnosticCodes.InvalidPredictionsFile, cut.Find);
        using var source = blocks.Read(run.CancellationToken).GetEnumerator();
        source.MoveNext();
        source.Current.RequireUtf8(DiagnosticCodes.InvalidPredictionsFile);
        var header = DelimitedHeader.Read(source.Current, (names, locate) => run.Find(names, locate));
        cut.Separator = header.Separator;
        run.Read(Continue(source, header.End), reader => new DelimitedRows(reader, header.Separator).Read);
    }

    private static IEnumerable<TextBlock> Continue(IEnumerator<TextBlock> source, int start)
    {
        yield return source.Current with
        {
            Start = start,
        };
        while (source.MoveNext())
        {
            yield return source.Current;
        }
    }
}

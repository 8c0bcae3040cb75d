using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.TestData.Rows;

/// <summary>
/// The first record of a text of values between separators. The separator is the one by which the header has the columns that are needed.
/// </summary>
/// <param name="Separator">The byte between two fields.</param>
/// <param name="Layout">The meaning of the columns.</param>
/// <param name="End">The place behind the header.</param>
internal sealed record DelimitedHeader(byte Separator, PredictionLayout Layout, int End)
{
    private static readonly byte[] Separators = [(byte)',', (byte)';', (byte)'\t', (byte)'|'];

    /// <summary>Reads it.</summary>
    /// <param name="block">The beginning of the file.</param>
    /// <param name="find">Finds the columns; takes their names and their places.</param>
    /// <exception cref="QualityGateException">The columns that are needed are not there.</exception>
    public static DelimitedHeader Read(TextBlock block, Func<string[], Func<int, SourceLocation>, PredictionLayout> find)
    {
        (int Columns, QualityGateException? Failure) best = (-1, null);
        var said = SeparatorLine.Of(block.Text, out var only);
        foreach (var separator in said > 0 ? [only] : Separators)
        {
            var record = new DelimitedRecord(separator, DiagnosticCodes.InvalidPredictionsFile);
            string[] names = [];
            try
            {
                var end = 0;
                var start = said > 0 ? said : SkipBlank(block);
                if (start < block.Length)
                {
                    end = record.Read(block, start);
                    names = [.. Enumerable.Range(0, record.Count).Select(field => Encoding.UTF8.GetString(record[field]))];
                }

                SourceLocation Locate(int column) =>
                    column >= 0
                        ? block.LocationOf(record.StartOf(column))
                        : new SourceLocation(block.File, block.LocationOf(Math.Min(start, block.Length)).Line, 1);
                return new DelimitedHeader(separator, find(names, Locate), end);
            }
            catch (QualityGateException e)
            {
                best = names.Length > best.Columns ? (names.Length, e) : best;
            }
        }

        throw best.Failure!;
    }

    private static int SkipBlank(TextBlock block) =>
        block.Text.IndexOfAnyExcept(" \t\r\n"u8) is >= 0 and var first ? block.Text[..first].LastIndexOf((byte)'\n') + 1 : block.Length;
}

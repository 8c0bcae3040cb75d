using System.Text.Json;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.TestData.Rows;

/// <summary>Predictions as JSON Lines, or as a JSON list of objects. The first object says what the columns are.</summary>
internal static class JsonPredictions
{
    /// <summary>True when a file begins as JSON does.</summary>
    public static bool Begins(ReadOnlySpan<byte> head) => StartOf(head) is [(byte)'{' or (byte)'[', ..];

    /// <summary>Reads a file.</summary>
    public static void Read(DataInput input, PredictionsRun run)
    {
        var isList = StartOf(input.Head.Span) is [(byte)'[', ..];
        using var stream = input.OpenText(DiagnosticCodes.InvalidPredictionsFile);
        var blocks = new TextBlocks(input.Path.FullPath, stream, DiagnosticCodes.InvalidPredictionsFile, new JsonCut(isList).Find);
        using var source = blocks.Read(run.CancellationToken).GetEnumerator();
        source.MoveNext();
        var names = Names(source.Current, isList);
        var place = new SourceLocation(input.Path.FullPath, 1, 1);
        run.Find(names, _ => place, "each object must have a value");
        run.Read(Continue(source), reader => new JsonRows(reader, names, isList).Read);
    }

    private static ReadOnlySpan<byte> StartOf(ReadOnlySpan<byte> head) =>
        (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head).TrimStart(" \t\r\n"u8);

    private static IEnumerable<TextBlock> Continue(IEnumerator<TextBlock> source)
    {
        do
        {
            yield return source.Current;
        } while (source.MoveNext());
    }

    private static string[] Names(TextBlock block, bool isList)
    {
        var objects = new JsonObjects(isList);
        block.RequireUtf8(DiagnosticCodes.InvalidPredictionsFile);
        objects.Begin(block);
        if (!objects.Next())
        {
            return [];
        }

        var names = new List<string>();
        var reader = objects.Reader();
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                names.Add(reader.GetString()!);
                reader.Read();
                reader.Skip();
            }
        }
        catch (JsonException e)
        {
            throw objects.NotJson(e, reader.BytesConsumed);
        }

        return [.. names];
    }
}

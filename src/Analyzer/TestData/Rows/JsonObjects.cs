using System.Text.Json;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.TestData.Rows;

/// <summary>
/// Goes through the objects of a block of JSON: those of one list, with commas between them, or one after another, as in JSON Lines.
/// </summary>
/// <param name="isList">Whether they stand in a list.</param>
internal sealed class JsonObjects(bool isList)
{
    private TextBlock block = null!;
    private int position;
    private bool isAfterObject;
    private bool isClosed;

    /// <summary>The place in the block at which the present object begins.</summary>
    public int Start => position;

    /// <summary>Begins with a block.</summary>
    public void Begin(TextBlock text)
    {
        (block, position, isClosed) = (text, text.Start, false);
        isAfterObject = isList && !IsOpening(text);
        if (isList && IsOpening(text))
        {
            position = text.Text.IndexOf((byte)'[') + 1;
        }
    }

    /// <summary>Goes to the next object; then it is read by <see cref="Reader"/>, and <see cref="End"/> says how long it was.</summary>
    /// <exception cref="QualityGateException">Something else stands there.</exception>
    public bool Next()
    {
        while (position < block.Length)
        {
            var sign = block.Buffer[position];
            switch (sign)
            {
                case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n':
                    position++;
                    break;
                case (byte)',' when isList && isAfterObject && !isClosed:
                    (position, isAfterObject) = (position + 1, false);
                    break;
                case (byte)']' when isList && !isClosed:
                    (position, isClosed) = (position + 1, true);
                    break;
                case (byte)'{' when !isClosed && !(isList && isAfterObject):
                    return true;
                default:
                    throw Failure(position, isList && isAfterObject ? "a comma or the end of the list" : "an object in braces");
            }
        }

        return !isList || isClosed || !block.IsLast
            ? false
            : throw Failure(block.Length, "the end of the list, ']', but the file is cut off");
    }

    /// <summary>A reader of the present object.</summary>
    public Utf8JsonReader Reader() => new(block.Text[position..], new JsonReaderOptions { AllowMultipleValues = true });

    /// <summary>Ends the present object.</summary>
    /// <param name="length">The number of its bytes.</param>
    public void End(long length) => (position, isAfterObject) = (position + (int)length, true);

    /// <summary>The error that text in the present object is no JSON.</summary>
    public QualityGateException NotJson(JsonException e, long at)
    {
        var offset = (int)Math.Min(position + at, block.Length);
        return new QualityGateException(
            Diagnostic.Error(
                DiagnosticCodes.InvalidPredictionsFile,
                block.LocationOf(offset),
                block.IsLast && offset >= block.Text.TrimEnd(" \t\r\n"u8).Length
                    ? "this is not JSON: the file is cut off here."
                    : $"this is not JSON: {e.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.')}."
            ),
            e
        );
    }

    private static bool IsOpening(TextBlock text) =>
        text is { FirstLine: 1, FirstColumn: 1 } && text.Text.TrimStart(" \t\r\n"u8) is [(byte)'[', ..];

    private QualityGateException Failure(int offset, string expected) =>
        new(
            Diagnostic.Error(
                DiagnosticCodes.InvalidPredictionsFile,
                block.LocationOf(offset),
                $"this is not a {(isList ? "JSON list of objects" : "file of JSON objects, one in each line")}: here should be {expected}."
            )
        );
}

using System.Globalization;
using System.Text;

namespace QualityGate.Models.Onnx.Outputs;

/// <summary>
/// Reads the outermost list or dictionary of a literal in the syntax that JSON and Python share: brackets, commas, colons, texts in single
/// or double quotes with escapes, and bare words. Of a list within it only the first text counts, as of <c>["n01440764", "tench"]</c>.
/// </summary>
internal sealed class LiteralReader
{
    private readonly string text;
    private int position;

    private LiteralReader(string text) => this.text = text;

    private char Current => position < text.Length ? text[position] : '\0';

    /// <summary>The entries, those of a list without keys; null where the text is no such literal.</summary>
    public static List<(string? Key, string Value)>? Read(string text)
    {
        var reader = new LiteralReader(text);
        reader.SkipBlanks();
        return reader.Current is '[' or '{' or '(' ? reader.Entries() : null;
    }

    private List<(string? Key, string Value)>? Entries()
    {
        var entries = new List<(string?, string)>();
        position++;
        while (true)
        {
            SkipBlanks();
            if (Current is ']' or '}' or ')')
            {
                return entries;
            }

            if (Item() is not { } item)
            {
                return null;
            }

            SkipBlanks();
            if (Current == ':')
            {
                position++;
                SkipBlanks();
                if (Item() is not { } value)
                {
                    return null;
                }

                entries.Add((item, value));
                SkipBlanks();
            }
            else
            {
                entries.Add((null, item));
            }

            if (Current == ',')
            {
                position++;
            }
            else if (Current is not (']' or '}' or ')'))
            {
                return null;
            }
        }
    }

    private string? Item() => Current is '[' or '{' or '(' ? FirstOfNested() : Scalar();

    private string? FirstOfNested()
    {
        string? first = null;
        var depth = 0;
        do
        {
            SkipBlanks();
            if (Current is '[' or '{' or '(')
            {
                depth++;
                position++;
            }
            else if (Current is ']' or '}' or ')')
            {
                depth--;
                position++;
            }
            else if (Current is ',' or ':')
            {
                position++;
            }
            else if (Scalar() is { } scalar)
            {
                first ??= scalar;
            }
            else
            {
                return null;
            }
        } while (depth > 0);

        return first ?? string.Empty;
    }

    // Python puts letters in front of some texts: u'dog'.
    private string? Scalar()
    {
        var start = position;
        while (Current is not ('\0' or ',' or ':' or ']' or '}' or ')' or '[' or '{' or '(' or '\'' or '"'))
        {
            position++;
        }

        return Current is '\'' or '"' ? Quoted()
            : position > start ? text[start..position].Trim()
            : null;
    }

    private string? Quoted()
    {
        var quote = text[position++];
        var letters = new StringBuilder();
        while (position < text.Length && text[position] != quote)
        {
            letters.Append(text[position] == '\\' && position + 1 < text.Length ? Escaped() : text[position]);
            position++;
        }

        return position++ < text.Length ? letters.ToString() : null;
    }

    // Ends at the last letter of the escape.
    private char Escaped()
    {
        var letter = text[++position];
        var digits = letter switch
        {
            'u' => 4,
            'x' => 2,
            _ => 0,
        };
        if (
            digits > 0
            && position + digits < text.Length
            && int.TryParse(text.AsSpan(position + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
        )
        {
            position += digits;
            return (char)code;
        }

        return letter switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            _ => letter,
        };
    }

    private void SkipBlanks()
    {
        while (char.IsWhiteSpace(Current))
        {
            position++;
        }
    }
}

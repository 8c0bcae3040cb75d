using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Files.Trees;

namespace QualityGate.Labels.Formats;

/// <summary>Reads a label map of TensorFlow: <c>item { id: 1 name: 'n02084071' display_name: 'dog' }</c>, as a list of maps.</summary>
internal static partial class PbtxtTree
{
    private const string Form = "expected: item { id: 1 name: 'n02084071' }";

    /// <summary>True when a text begins as a label map.</summary>
    public static bool IsOne(string start) => Beginning().IsMatch(start);

    /// <summary>Reads a file.</summary>
    /// <exception cref="QualityGateException">It is no label map (QG3004).</exception>
    public static DataNode Parse(SourceText source, CancellationToken cancellationToken)
    {
        var text = Encoding.UTF8.GetString(source.Content);
        var items = ImmutableArray.CreateBuilder<DataNode>();
        ImmutableArray<(DataScalar, DataNode)>.Builder? entries = null;
        DataScalar? key = null;
        var (offset, passed) = (0, 0);
        SourceLocation start = new(source.File);
        foreach (var token in Token().EnumerateMatches(text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var word = text.AsSpan(token.Index, token.Length);
            offset += Encoding.UTF8.GetByteCount(text.AsSpan(passed, token.Index - passed));
            passed = token.Index;
            var place = source.LocationOf(offset);
            switch (word)
            {
                case ['#', ..]:
                    break;
                case "item" when entries is null:
                    start = place;
                    break;
                case "{" when entries is null:
                    entries = ImmutableArray.CreateBuilder<(DataScalar, DataNode)>();
                    break;
                case "}" when entries is not null && key is null:
                    items.Add(new DataMap(start, entries.DrainToImmutable()));
                    entries = null;
                    break;
                case ":" or "," or ";":
                    break;
                case var _
                    when entries is null || word is "{" or "}" || word is ['\'' or '"'] || (key is null && word is ['\'' or '"', ..]):
                    throw LabelMistake.Of(place, $"this does not belong into a label map; {Form}.");
                default:
                    if (key is null)
                    {
                        key = new DataScalar(place, word.ToString(), ScalarKind.Text);
                    }
                    else
                    {
                        entries.Add((key, Value(word, place)));
                        key = null;
                    }

                    break;
            }
        }

        return entries is null
            ? new DataList(new SourceLocation(source.File), items.DrainToImmutable(), source.LocationOf(source.Content.Length))
            : throw LabelMistake.Of(source.LocationOf(source.Content.Length), "the file ends within an item; the '}' is missing.");
    }

    private static DataScalar Value(ReadOnlySpan<char> word, SourceLocation place) =>
        word is ['\'' or '"', .. var quoted, _]
            ? new DataScalar(
                place,
                quoted.ToString().Replace("\\'", "'", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal),
                ScalarKind.Text
            )
            : new DataScalar(place, word.ToString(), ScalarKind.Number);

    // Asked of every file of labels, of its first letters: each step has one way on.
    [GeneratedRegex(@"\A(\s|#[^\n]*\n)*item\s*(:\s*)?(\{|\z)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Beginning();

    [GeneratedRegex(
        """
            \#[^\n]*|[{}:,;]|'([^'\\\n]|\\.)*'|"([^"\\\n]|\\.)*"|['"]|[^\s{}:,;'"\#]+
            """,
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Token();
}

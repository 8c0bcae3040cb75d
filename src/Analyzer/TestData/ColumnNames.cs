using System.Collections.Immutable;
using System.Text;

namespace QualityGate.TestData;

/// <summary>The names that a user gives for columns of test data; where none is given, the usual ones are looked for.</summary>
/// <param name="True">The column of the true class.</param>
/// <param name="Predicted">The column of the predicted class.</param>
/// <param name="Count">The column of the number of samples that a row stands for; <see cref="None"/> where there is none.</param>
/// <param name="Scores">The column with a list of scores, one for each class; <see cref="None"/> where there is none.</param>
/// <param name="Top">The column with a list of classes, the best first; <see cref="None"/> where there is none.</param>
public sealed record ColumnNames(
    string? True = null,
    string? Predicted = null,
    string? Count = null,
    string? Scores = null,
    string? Top = null
)
{
    /// <summary>Says that there is no such column, whatever columns are called.</summary>
    public const string None = "none";

    /// <summary>The words for the columns, as users write them.</summary>
    internal static ImmutableArray<string> Roles { get; } = ["true", "predicted", "count", "scores", "top"];

    /// <summary>Reads a text such as <c>true=gold;predicted=answer</c>. A backslash takes the meaning of the sign behind it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="complaint">Why it is no such text; null where it is.</param>
    internal static ColumnNames Parse(string text, out string? complaint)
    {
        var (names, known) = (new ColumnNames(), new HashSet<string>(StringComparer.Ordinal));
        complaint = null;
        foreach (var part in Split(text, ';').Where(part => !string.IsNullOrWhiteSpace(part)))
        {
            string[] sides = [.. Split(part, '=').Select(side => Plain(side).Trim())];
            complaint ??=
                sides.Length != 2 || sides[1].Length == 0
                    ? $"'{part.Trim()}' does not name a column; write e.g. 'true=gold;predicted=answer'."
                : !Roles.Contains(sides[0]) ? $"there is no column '{sides[0]}'; they are: {string.Join(", ", Roles)}."
                : !known.Add(sides[0]) ? $"the column '{sides[0]}' is named twice."
                : null;
            if (complaint is null)
            {
                names = names.With(sides[0], sides[1]);
            }
        }

        string[] columns = [.. new[] { names.True, names.Predicted, names.Count, names.Scores, names.Top }.OfType<string>()];
        var twice = columns.Where((name, i) => name != None && columns.AsSpan(0, i).Contains(name)).FirstOrDefault();
        complaint ??= twice is null ? null : $"the column '{twice}' is named for two things; each has a column of its own.";
        return names;
    }

    /// <summary>A role and a name as <see cref="Parse"/> reads them.</summary>
    internal static string Write(string role, string name) => $"{Escape(role)}={Escape(name)}";

    /// <summary>These names as <see cref="Parse"/> reads them; empty where none is given.</summary>
    internal string Write() =>
        string.Join(
            ';',
            Roles
                .Zip([True, Predicted, Count, Scores, Top], (role, name) => name is null ? null : Write(role, name))
                .Where(part => part is not null)
        );

    private ColumnNames With(string role, string name) =>
        role switch
        {
            "true" => this with { True = name },
            "predicted" => this with { Predicted = name },
            "count" => this with { Count = name },
            "scores" => this with { Scores = name },
            _ => this with { Top = name },
        };

    private static string Escape(string text) =>
        string.Concat(text.Select(letter => letter is '\\' or ';' or '=' ? $"\\{letter}" : letter.ToString()));

    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] == '\\' && i + 1 < text.Length ? text[++i] : text[i]);
        }

        return plain.ToString();
    }

    private static IEnumerable<string> Split(string text, char separator)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == separator)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }
}

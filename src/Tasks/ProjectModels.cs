using System.Collections.Immutable;
using QualityGate.Configuration;
using QualityGate.Diagnostics;

namespace QualityGate.Tasks;

/// <summary>
/// The items <c>@(QualityGateModel)</c> of a project, in the form in which the build hands them over: a line <c>key=value</c> per
/// piece of metadata, the project first, and a line <c>model=</c> where each item begins. After a line
/// <c>earlier=</c> follow those that count unless the same model stands before it: of an earlier build, or of an earlier state of this one.
/// </summary>
internal static class ProjectModels
{
    private const string Project = "project";
    private const string Earlier = "earlier";
    private const string Model = "model";
    private const string Name = "name";
    private static readonly string[] Keys =
    [
        Project,
        Earlier,
        Model,
        Name,
        "labels",
        "labels-order",
        "predictions",
        "confusion",
        "orientation",
        "hierarchy",
        "clustering",
        "classifier",
        "max-memory",
        "thresholds",
    ];

    /// <summary>Reads the items; none of an empty text.</summary>
    public static ImmutableArray<ProjectModel> Read(string text)
    {
        var values = Values(text.ReplaceLineEndings("\n").TrimEnd().Split('\n')).ToArray();
        return values.Length == 0
            ? []
            : Split(values, Earlier)
                .Select(part => ReadModels(new SourceLocation(values[0].Value), part))
                .Aggregate((before, after) => [.. before, .. after.Where(model => !before.Any(other => IsSame(other, model)))]);
    }

    private static IEnumerable<KeyValuePair<string, string>[]> Split(KeyValuePair<string, string>[] values, string key)
    {
        var starts = values
            .Index()
            .Where(value => value.Item.Key == key)
            .Select(value => value.Index)
            .Prepend(0)
            .Append(values.Length)
            .ToArray();
        return starts.Zip(starts.Skip(1), (start, end) => values[start..end]);
    }

    private static ImmutableArray<ProjectModel> ReadModels(SourceLocation project, KeyValuePair<string, string>[] values) =>
        [.. Split(values, Model).Skip(1).Select(model => new ProjectModel(project, [.. model.Where(value => value.Value.Length > 0)]))];

    private static bool IsSame(ProjectModel a, ProjectModel b) => new[] { Model, Name }.All(key => Find(a, key) == Find(b, key));

    private static string? Find(ProjectModel model, string key) => model.Values.FirstOrDefault(value => value.Key == key).Value;

    // A value may go on over several lines: one that begins with no key belongs to the value before.
    private static IEnumerable<KeyValuePair<string, string>> Values(IEnumerable<string> lines)
    {
        KeyValuePair<string, string>? current = null;
        foreach (var line in lines)
        {
            if (Keys.FirstOrDefault(key => line.StartsWith(key + "=", StringComparison.Ordinal)) is { } key)
            {
                if (current is { } complete)
                {
                    yield return complete;
                }

                current = KeyValuePair.Create(key, line[(key.Length + 1)..]);
            }
            else if (current is { } begun)
            {
                current = KeyValuePair.Create(begun.Key, $"{begun.Value}\n{line}");
            }
        }

        if (current is { } last)
        {
            yield return last;
        }
    }
}

using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Gates;

namespace QualityGate.Tasks;

/// <summary>
/// The items <c>@(QualityGateModel)</c> of a project, in the form in which the build hands them over: a line <c>key=value</c> per
/// piece of metadata, the project first, and a line <c>model=</c> where each item begins. A line
/// <c>remembered=</c> stands before those of an earlier build.
/// </summary>
internal static class ProjectModels
{
    private const string Project = "project";
    private const string Remembered = "remembered";
    private const string Model = "model";
    private const string Name = "name";
    private static readonly string[] Keys = [Project, Remembered, Model, Name, "labels", "predictions", "confusion", "hierarchy", "clustering", "classifier", "thresholds"];

    /// <summary>Reads the items; none of an empty text. What is remembered of a model that is given now, too, does not count.</summary>
    public static ImmutableArray<ProjectModel> Read(string text)
    {
        var values = Values(text.ReplaceLineEndings("\n").Split('\n')).ToArray();
        if (values.Length == 0)
        {
            return [];
        }

        var project = new SourceLocation(values[0].Value);
        var end = Array.FindIndex(values, value => value.Key == Remembered) is >= 0 and var index ? index : values.Length;
        var given = ReadModels(project, values[..end]);
        return [.. given, .. ReadModels(project, values[end..]).Where(remembered => !given.Any(model => IsSame(model, remembered)))];
    }

    private static ImmutableArray<ProjectModel> ReadModels(SourceLocation project, KeyValuePair<string, string>[] values)
    {
        var starts = values.Index().Where(value => value.Item.Key == Model).Select(value => value.Index).Append(values.Length).ToArray();
        return [.. starts.Zip(starts.Skip(1), (start, end) => new ProjectModel(project, [.. values[start..end].Where(value => value.Value.Length > 0)]))];
    }

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

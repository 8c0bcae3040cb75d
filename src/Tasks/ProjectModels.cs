using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Gates;

namespace QualityGate.Tasks;

/// <summary>
/// The items <c>@(QualityGateModel)</c> of a project, in the form in which the build hands them over: a line <c>key=value</c> per
/// piece of metadata, the project first, and a line <c>model=</c> where each item begins.
/// </summary>
internal static class ProjectModels
{
    private const string Project = "project";
    private const string Model = "model";
    private static readonly string[] Keys = [Project, Model, "name", "labels", "predictions", "confusion", "hierarchy", "clustering", "classifier", "thresholds"];

    /// <summary>Reads the items; none of an empty text.</summary>
    public static ImmutableArray<ProjectModel> Read(string text)
    {
        var values = Values(text.ReplaceLineEndings("\n").Split('\n')).ToArray();
        if (values.Length == 0)
        {
            return [];
        }

        var project = new SourceLocation(values[0].Value);
        var folder = Path.GetDirectoryName(project.File)!;
        var starts = values.Index().Where(value => value.Item.Key == Model).Select(value => value.Index).Append(values.Length).ToArray();
        return [.. starts.Zip(starts.Skip(1), (start, end) => new ProjectModel(folder, project, [.. values[start..end].Where(value => value.Value.Length > 0)]))];
    }

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

using System.Globalization;
using System.Text;
using Microsoft.Build.Framework;
using QualityGate.Configuration;

namespace QualityGate.Build;

/// <summary>
/// The models of a build as its output: a gate file like thresholds.yml, in the intermediate folder of the project, of its items
/// <c>@(QualityGateModel)</c>. Beside it lies a mark from the moment when the outputs of a build are put in place until its end: as long as
/// it is there, the file is not about these outputs.
/// </summary>
internal sealed class ModelsFile(string project, string path)
{
    private const string Ending = ".yml";

    private string Pending =>
        (FullPath.EndsWith(Ending, StringComparison.Ordinal) ? FullPath.Substring(0, FullPath.Length - Ending.Length) : FullPath)
        + ".pending";

    /// <summary>The full path of the file.</summary>
    public string FullPath { get; } = BuildPath.Full(Path.GetDirectoryName(project)!, path);

    /// <summary>True when there is the file.</summary>
    public bool Exists => File.Exists(FullPath);

    /// <summary>True when a build has put its outputs in place and has not come to its end.</summary>
    public bool IsPending => File.Exists(Pending);

    /// <summary>True when the project has changed since the build that wrote the file.</summary>
    public bool IsOlderThanProject => File.GetLastWriteTimeUtc(project) > File.GetLastWriteTimeUtc(FullPath);

    /// <summary>Marks the file as not about the outputs.</summary>
    public void Begin()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FullPath)!);
        File.WriteAllText(Pending, string.Empty);
    }

    /// <summary>Writes the file, or removes it where there are no models, and then the mark.</summary>
    public void End(IReadOnlyList<ITaskItem> models)
    {
        if (models.Count == 0)
        {
            DeleteIfThere(FullPath);
        }
        else
        {
            BuildFile.Update(FullPath, Text(models), IsOlderThanProject);
        }

        DeleteIfThere(Pending);
    }

    /// <summary>Removes the file and the mark.</summary>
    public void Delete()
    {
        DeleteIfThere(FullPath);
        DeleteIfThere(Pending);
    }

    private string Text(IReadOnlyList<ITaskItem> models)
    {
        var text = new StringBuilder("# The models of the last build. The next build writes this file anew.\nversion: 1\nmodels:\n");
        foreach (var model in models)
        {
            var sign = "  - ";
            foreach (var key in EntryKeyNames.All)
            {
                var value = key == EntryKeyNames.Model ? model.ItemSpec : model.GetMetadata(NameOf(key));
                if (value.Length > 0)
                {
                    text.Append(sign).Append(key).Append(": ").Append(Value(key, value)).Append('\n');
                    sign = "    ";
                }
            }
        }

        return text.ToString();
    }

    /// <summary>The metadata of a key: LabelsOrder for labels-order.</summary>
    internal static string NameOf(string key) =>
        string.Concat(key.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));

    // A number stands as it is, if it is one; all else is text, whatever signs it holds.
    private string Value(string key, string value) =>
        EntryKeyNames.WordsBesidePaths.TryGetValue(key, out var words) ? Quoted(PathOrWord(value, words))
        : EntryKeyNames.Paths.Contains(key) ? Quoted(Rebase(value))
        : key == EntryKeyNames.Images ? Quoted(RebaseImages(value))
        : EntryKeyNames.Numbers.Contains(key) && value.All(letter => letter is (>= '0' and <= '9') or '.') ? value
        : Quoted(value);

    // A file that is called like a word of the key keeps a folder before its name.
    private string PathOrWord(string value, IReadOnlyList<string> words)
    {
        var rebased = Rebase(value);
        return words.Contains(value) ? value
            : words.Contains(rebased) ? "./" + rebased
            : rebased;
    }

    // A folder, or key=value pairs of which some are paths.
    private string RebaseImages(string value) =>
        value.IndexOf('=') < 0
            ? Rebase(value)
            : string.Join(
                ";",
                value
                    .Split(';')
                    .Select(part => part.Split(['='], 2))
                    .Select(part =>
                        part.Length == 2 && ImageKeys.Paths.Contains(part[0].Trim())
                            ? $"{part[0].Trim()}={Rebase(part[1].Trim())}"
                            : string.Join("=", part)
                    )
            );

    // Paths are relative to the project; in the file, to the file. (A URL is refused by the gate, as everywhere.)
    private string Rebase(string value)
    {
        try
        {
            return value.Contains("://") || value.StartsWith("{directory}", StringComparison.Ordinal)
                ? value
                : BuildPath.Relative(Path.GetDirectoryName(FullPath)!, BuildPath.Full(Path.GetDirectoryName(project)!, value));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return value;
        }
    }

    // In quotes, in which YAML knows the escapes of JSON.
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            if (letter is '"' or '\\')
            {
                quoted.Append('\\').Append(letter);
            }
            else if (letter == '\n')
            {
                quoted.Append("\\n");
            }
            else if (letter is < ' ' or '\u007F' or '\u0085' or '\u2028' or '\u2029' or '\uFEFF')
            {
                quoted.Append("\\u").Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                quoted.Append(letter);
            }
        }

        return quoted.Append('"').ToString();
    }

    private static void DeleteIfThere(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }
}

using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Labels;
using QualityGate.Text;

namespace QualityGate.TestData.Images;

/// <summary>
/// Finds the class that a folder of images stands for: by index, label, name or identifier of the concept; and, where only one class comes
/// into question, whatever its case and the signs between words. The order of the folders never counts.
/// </summary>
internal sealed class ImageClasses
{
    private const int MostErrors = 10;
    private readonly ClassNames exact;
    private readonly Dictionary<string, int> byWords = new(StringComparer.Ordinal);
    private readonly ImmutableArray<string> written;

    public ImageClasses(ClassLabels labels)
    {
        exact = new ClassNames(labels);
        for (var index = 0; index < labels.Count; index++)
        {
            var label = labels[index];
            string[] names = [label.Text, label.Name, .. label.Node is { } node ? Concept(labels, node) : []];
            foreach (var name in names.Select(Fold).Where(name => name.Length > 0).Distinct())
            {
                byWords[name] = byWords.TryGetValue(name, out var other) && other != index ? -1 : index;
            }
        }

        written = [.. Enumerable.Range(0, labels.Count).Select(index => Write(labels, index))];
    }

    /// <summary>The text that stands for a class in predictions: its label, where that tells it; else its index.</summary>
    public string this[int index] => written[index];

    /// <summary>The class of each image.</summary>
    /// <exception cref="QualityGateException">A folder, or a line of a list, stands for none (QG3057).</exception>
    public ImmutableArray<int> Of(ImmutableArray<ImageFile> files)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var errors = new List<Diagnostic>();
        foreach (var file in files)
        {
            if (errors.Count < MostErrors && !found.ContainsKey(file.Class))
            {
                found[file.Class] = Find(file.Class, out var complaint);
                if (found[file.Class] < 0)
                {
                    var message = $"of '{file.Name}': {complaint}{Deeper(file)}";
                    errors.Add(Diagnostic.Error(DiagnosticCodes.UnknownImageClass, file.Place, message));
                }
            }
        }

        return errors.Count == 0 ? [.. files.Select(file => found[file.Class])] : throw new QualityGateException([.. errors]);
    }

    // images/train/beagle/1.jpg: train is no class, but beagle is one.
    private string Deeper(ImageFile file) =>
        file.Name.Split('/') is [var first, var second, _, ..] && first == file.Class && Find(second, out _) >= 0
            ? $" The folder '{second}' in it is called like a class: if it holds the images of one, name the folder '{first}' in 'images'."
            : string.Empty;

    private int Find(string name, out string complaint)
    {
        var index = exact.Find(name, out complaint);
        if (index >= 0)
        {
            return index;
        }

        // Numbers, and names that several classes have, were understood by Find: its answer stands.
        return complaint.StartsWith("no class", StringComparison.Ordinal) && byWords.TryGetValue(Fold(name), out var near) && near >= 0
            ? near
            : -1;
    }

    private string Write(ClassLabels labels, int index) =>
        new[] { labels[index].Text, labels[index].Name }.FirstOrDefault(text =>
            text.Length > 0 && !text.Any(char.IsControl) && exact.Find(text, out _) == index && text.Trim() == text
        ) ?? FormattableString.Invariant($"{index}");

    private static IEnumerable<string> Concept(ClassLabels labels, int node) =>
        [labels.Hierarchy.IdOf(node), labels.Hierarchy.NameOf(node)];

    private static string Fold(string name) => SingleLine.Of(string.Concat(name.ToLowerInvariant().Where(char.IsLetterOrDigit)));
}

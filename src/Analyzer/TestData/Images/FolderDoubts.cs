using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Labels;
using QualityGate.Text;

namespace QualityGate.TestData.Images;

/// <summary>Warns of folders of images whose names leave it open which class one is (QG3077).</summary>
internal static class FolderDoubts
{
    private const int MostNamed = 3;

    /// <summary>The warnings; none where a list tells the classes.</summary>
    /// <param name="data">The images.</param>
    /// <param name="labels">The classes.</param>
    /// <param name="files">The images.</param>
    /// <param name="classes">The class of each.</param>
    public static ImmutableArray<Diagnostic> Of(
        ImageTestData data,
        ClassLabels labels,
        ImmutableArray<ImageFile> files,
        ImmutableArray<int> classes
    )
    {
        if (data.List is not null)
        {
            return [];
        }

        var folders = files.Zip(classes, (file, index) => (Name: file.Class, Index: index)).Distinct().ToArray();
        return
        [
            .. new[] { OfNumbers(labels, folders), OfTwins(labels, folders) }
                .OfType<string>()
                .Select(message => Diagnostic.Warning(DiagnosticCodes.FoldersInDoubt, data.Path.NamedAt, message)),
        ];
    }

    private static string? OfNumbers(ClassLabels labels, (string Name, int Index)[] folders)
    {
        string[] numbers =
        [
            .. from folder in folders
            where folder.Name != labels[folder.Index].Text && folder.Name != labels[folder.Index].Name
            where int.TryParse(folder.Name, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            orderby folder.Index
            select folder.Name,
        ];
        var sorted = numbers.Order(StringComparer.Ordinal).ToArray();
        var differs = Array.FindIndex(numbers, name => sorted[Array.IndexOf(numbers, name)] != name);
        return numbers.Length == 0 ? null
            : differs >= 0
                ? $"folders are called by numbers, which are taken for indices of classes; but sorted as texts, '{sorted[differs]}' comes "
                    + $"before '{numbers[differs]}', and a model that was trained with torchvision's ImageFolder has its classes in that "
                    + "order. Name the folders by the labels of their classes, or by indices of equal length ('02')."
            : numbers.All(name => int.Parse(name, CultureInfo.InvariantCulture) > 0)
                ? $"folders are called by numbers from '{numbers[0]}' on, which are taken for indices of classes, counted from 0. If they "
                    + "are counted from 1, each is the class before; name the folders by the labels of their classes."
            : null;
    }

    private static string? OfTwins(ClassLabels labels, (string Name, int Index)[] folders)
    {
        string[] twins =
        [
            .. from folder in folders
            group folder.Name by folder.Index into names
            where names.Count() > 1
            orderby names.Key
            select $"'{string.Join("' and '", names.Order(StringComparer.Ordinal))}' ({labels[names.Key].Text})",
        ];
        return twins.Length == 0
            ? null
            : $"several folders stand for one class, whose images are counted together: {CutList.Of(twins, MostNamed)}; put them into one.";
    }
}

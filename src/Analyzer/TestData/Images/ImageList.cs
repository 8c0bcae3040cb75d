using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.TestData.Images;

/// <summary>Reads a list of images: CSV with a header, a column for the path and one for the class.</summary>
internal static class ImageList
{
    private static readonly string[] PathNames = ["path", "file", "filename", "filepath", "image"];
    private static readonly string[] ClassNames = ["label", "class", "true", "y_true", "target"];

    /// <summary>Reads the list.</summary>
    /// <param name="list">The CSV file.</param>
    /// <param name="folder">The folder that paths are relative to; that of the list when null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The images, in the order of the list.</returns>
    /// <exception cref="QualityGateException">It cannot be read, or names an image twice or one that is not there (QG3061).</exception>
    public static ImmutableArray<ImageFile> Read(InputPath list, InputPath? folder, CancellationToken cancellationToken)
    {
        var records = CsvRecords.Open(list, DataKind.ImageList, cancellationToken);
        string[] header = records.Read() ? [.. Enumerable.Range(0, records.FieldCount).Select(field => records[field])] : [];
        var (path, label) = (Column(list, records, header, PathNames), Column(list, records, header, ClassNames));
        var root = folder?.FullPath ?? Path.GetDirectoryName(list.FullPath)!;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var files = ImmutableArray.CreateBuilder<ImageFile>();
        while (records.Read())
        {
            if (records.FieldCount <= Math.Max(path, label))
            {
                throw Failure(records.LocationOf(0), $"the line has {records.FieldCount} fields, but the header names more columns.");
            }

            var (name, place) = (records[path].Replace('\\', '/'), records.LocationOf(path));
            if (name.Length == 0 || name.Any(char.IsControl))
            {
                throw Failure(place, "the path of an image is missing, or holds a control character.");
            }

            var full = Path.GetFullPath(name, root);
            if (!seen.Add(full))
            {
                throw Failure(place, $"'{name}' is listed twice; remove one.");
            }

            if (!File.Exists(full))
            {
                throw Failure(place, $"there is no image '{full}'; paths are relative to '{root}'.");
            }

            files.Add(new ImageFile(full, name, records[label], records.LocationOf(label)));
        }

        return files.ToImmutable();
    }

    private static int Column(InputPath list, CsvRecords records, string[] header, string[] names)
    {
        int[] columns =
        [
            .. header.Index().Where(column => names.Contains(column.Item, StringComparer.OrdinalIgnoreCase)).Select(column => column.Index),
        ];
        return columns is [var only]
            ? only
            : throw Failure(
                new SourceLocation(list.FullPath, Math.Max(1, records.Line), 1),
                $"the first line must name one column '{names[0]}' and one '{(names == PathNames ? ClassNames : names)[0]}' (or: "
                    + $"{string.Join(", ", names.Skip(1))}), but it is '{string.Join(',', header.Take(10))}'.{records.SeparatorHint}"
            );
    }

    private static QualityGateException Failure(SourceLocation place, string message) =>
        new(Diagnostic.Error(DiagnosticCodes.InvalidImageList, place, message));
}

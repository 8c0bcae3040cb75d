namespace Emoji;

/// <summary>The classes of the sample, and the emoji that each of them is drawn with.</summary>
/// <param name="Names">The names, in the order of labels.txt, which is that of the model's outputs.</param>
/// <param name="Glyphs">The emoji of each class, in the same order.</param>
internal sealed record Classes(IReadOnlyList<string> Names, IReadOnlyList<string> Glyphs)
{
    public int Count => Names.Count;

    /// <summary>Reads labels.txt, and Training/glyphs.tsv with a line <c>name, tab, emoji</c> for each of its names.</summary>
    /// <exception cref="InvalidDataException">A name has no emoji.</exception>
    public static Classes Read(string folder)
    {
        var glyphs = File.ReadLines(Path.Combine(folder, "Training", "glyphs.tsv"))
            .Select(line => line.Split('\t'))
            .ToDictionary(fields => fields[0], fields => fields[1], StringComparer.Ordinal);
        var names = File.ReadAllLines(Path.Combine(folder, "labels.txt"));
        return Array.Find(names, name => !glyphs.ContainsKey(name)) is { } missing
            ? throw new InvalidDataException($"'{missing}' of labels.txt has no emoji in Training/glyphs.tsv.")
            : new Classes(names, [.. names.Select(name => glyphs[name])]);
    }
}

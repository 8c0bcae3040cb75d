using SkiaSharp;

namespace QualityGate.Tool.Pictures;

/// <summary>The fonts of the machine, for letters that the tool's own font lacks.</summary>
internal static class MachineFonts
{
    // Opening a font takes about a millisecond.
    private const int Most = 1000;

    private static readonly string[] Endings = [".ttf", ".otf", ".ttc"];

    /// <summary>Opens them, always in the same order; none where there are none.</summary>
    public static SKFont[] Open()
    {
        // The library for Linux that needs nothing else knows one family, without a name and without letters.
        string[] families = [.. SKFontManager.Default.FontFamilies.Where(name => name.Length > 0).Order(StringComparer.Ordinal)];
        var faces = families.Length > 0 ? families.Select(SKTypeface.FromFamilyName) : Files().Select(file => SKTypeface.FromFile(file));
        return [.. faces.OfType<SKTypeface>().Take(Most).Select(face => new SKFont(face))];
    }

    private static IEnumerable<string> Files()
    {
        string[] folders =
        [
            "/usr/share/fonts",
            "/usr/local/share/fonts",
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "fonts"),
        ];
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        return folders
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", options))
            .Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);
    }
}

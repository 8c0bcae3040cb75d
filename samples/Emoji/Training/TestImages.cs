using System.Globalization;
using Emoji.Drawing;

namespace Emoji;

/// <summary>The test pictures that are part of the repository: images/test, with a folder for each class.</summary>
internal static class TestImages
{
    private const int Seed = 20_260_102;

    private const int PicturesPerClass = 8;

    /// <summary>Draws the pictures, in place of those that are there.</summary>
    public static void Write(string folder, Classes classes, PictureSet set)
    {
        var all = Path.Combine(folder, "images", "test");
        if (Directory.Exists(all))
        {
            Directory.Delete(all, recursive: true);
        }

        for (var kind = 0; kind < classes.Count; kind++)
        {
            var own = Directory.CreateDirectory(Path.Combine(all, classes.Names[kind]));
            for (var number = 0; number < PicturesPerClass; number++)
            {
                set.Draw(Seed, kind, number).Save(Path.Combine(own.FullName, string.Create(CultureInfo.InvariantCulture, $"{number}.png")));
            }
        }
    }

    /// <summary>The pictures with the number of their class and their path below images/test, in the order of classes and names.</summary>
    public static (int Kind, string File, Picture Picture)[] Read(string folder, Classes classes) =>
        [
            .. from kind in Enumerable.Range(0, classes.Count)
            from file in Directory
                .EnumerateFiles(Path.Combine(folder, "images", "test", classes.Names[kind]), "*.png")
                .Order(StringComparer.Ordinal)
            select (kind, $"{classes.Names[kind]}/{Path.GetFileName(file)}", Picture.Load(file)),
        ];
}

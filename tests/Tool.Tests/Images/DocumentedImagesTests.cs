using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Files;
using QualityGate.TestData.Images;

namespace QualityGate.Tool.Tests.Images;

/// <summary>docs/images.md, against the code.</summary>
internal sealed class DocumentedImagesTests : FolderFixture
{
    private static string Page => File.ReadAllText(Repository.PathTo("docs/images.md")).ReplaceLineEndings("\n");

    [Test]
    public void The_images_page_has_an_example_that_is_read()
    {
        var example = Page.Split("```yaml\n")[1].Split("```")[0];
        var entry = GateReader.Read(InputPath.FromUser(Folder.Write("thresholds.yml", example))).Entries.Single();
        Assert.That(((ImageTestData)entry.Inputs.TestData!).Settings.Preset, Is.EqualTo("imagenet"));
    }

    [Test]
    public void The_images_page_has_an_example_of_a_pattern_that_is_read()
    {
        var example = Page.Split("```yaml\n")[2].Split("```")[0];
        Folder.Write("models/a/x.onnx", "a");
        var entry = GateReader.Read(InputPath.FromUser(Folder.Write("thresholds.yml", example))).Entries.Single();
        Assert.That(((ImageTestData)entry.Inputs.TestData!).Folder!.FullPath, Is.EqualTo(Folder.PathTo("models/a/test")));
    }

    [Test]
    public void The_images_page_has_the_presets_of_the_code()
    {
        static string Numbers(IEnumerable<double> numbers) =>
            string.Join(", ", numbers.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        using (Assert.EnterMultipleScope())
        {
            foreach (var name in ImagePresets.Names)
            {
                var preset = ImagePresets.Of(name);
                var crop = preset.Crop is { Height: > 0 } size ? $"{size.Height}" : "none";
                Assert.That(
                    Page,
                    Does.Contain(
                        $"| `{name}` | {preset.Resize} | {crop} | `{preset.Range}` | {Numbers(preset.Mean!.Value)} | "
                            + $"{Numbers(preset.Std!.Value)} |"
                    )
                );
            }
        }
    }

    [Test]
    public void The_images_page_names_every_key()
    {
        Assert.That(ImageKeys.All.Where(key => !Page.Contains($"`{key}`", StringComparison.Ordinal)), Is.Empty);
    }
}

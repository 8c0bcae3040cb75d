using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace QualityGate.Testing;

/// <summary>
/// Native images of the assemblies in our packages. A gate or the tool takes most of its time for compiling at run time; the builds of the
/// test projects have compiled the same assemblies ahead (tests/Directory.Build.targets).
/// </summary>
public static class NativeImages
{
    private static string FolderAhead => Repository.PathTo($"tests/obj/ahead/{Repository.Configuration}");

    /// <summary>Replaces the assemblies in a folder of packages by their images; those of other builds stay as they are.</summary>
    public static void PutInto(string folder)
    {
        if (!Directory.Exists(FolderAhead))
        {
            return;
        }

        foreach (var assembly in Directory.GetFiles(folder, "*.dll", SearchOption.AllDirectories))
        {
            var image = Directory
                .EnumerateFiles(FolderAhead, Path.GetFileName(assembly), SearchOption.AllDirectories)
                .FirstOrDefault(image => IdentityOf(image) == IdentityOf(assembly));
            if (image is not null)
            {
                File.Copy(image, assembly, overwrite: true);
            }
        }
    }

    // It is another after each compilation from C#, and the same in an image.
    private static Guid IdentityOf(string assembly)
    {
        using var file = File.OpenRead(assembly);
        using var portable = new PEReader(file);
        var reader = portable.HasMetadata ? portable.GetMetadataReader() : null;
        return reader?.GetGuid(reader.GetModuleDefinition().Mvid) ?? Guid.NewGuid();
    }
}

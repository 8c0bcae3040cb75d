using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace QualityGate.Packages.Tests;

/// <summary>
/// Native images of the assemblies in our packages. A gate takes most of its time for compiling at run time; the same assemblies lie beside
/// the tests, compiled ahead by their build.
/// </summary>
internal static class NativeImages
{
    /// <summary>Replaces the assemblies in a cache of packages by their images; those of other builds stay as they are.</summary>
    public static void PutInto(string cache)
    {
        foreach (var assembly in Directory.GetFiles(cache, "*.dll", SearchOption.AllDirectories))
        {
            var image = Path.Combine(AppContext.BaseDirectory, Path.GetFileName(assembly));
            if (File.Exists(image) && IdentityOf(image) == IdentityOf(assembly))
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

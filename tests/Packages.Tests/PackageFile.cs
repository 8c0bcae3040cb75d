using System.IO.Compression;
using System.Xml.Linq;
using QualityGate.Testing.Packages;

namespace QualityGate.Packages.Tests;

/// <summary>A package of the feed, opened.</summary>
internal sealed class PackageFile(string id) : IDisposable
{
    private readonly ZipArchive archive = ZipFile.OpenRead(Path.Combine(PackageFeed.FullPath, $"{id}.{PackageFeed.Version}.nupkg"));

    /// <summary>The size of the package in bytes.</summary>
    public long Size => new FileInfo(Path.Combine(PackageFeed.FullPath, $"{id}.{PackageFeed.Version}.nupkg")).Length;

    /// <summary>The files that the package is for, without those of the container's own.</summary>
    public IEnumerable<string> Files =>
        archive
            .Entries.Select(entry => entry.FullName)
            .Where(name =>
                !name.StartsWith("package/", StringComparison.Ordinal)
                && !name.StartsWith("_rels/", StringComparison.Ordinal)
                && name != "[Content_Types].xml"
            )
            .Order(StringComparer.Ordinal);

    public XDocument Nuspec
    {
        get
        {
            using var stream = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
            return XDocument.Load(stream);
        }
    }

    /// <summary>The text of an element of the nuspec's metadata.</summary>
    public string? Metadata(string name) => Nuspec.Descendants().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

    /// <summary>Writes a file of the package to a folder, and returns its path.</summary>
    public string Extract(string name, string folder)
    {
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, Path.GetFileName(name));
        archive.GetEntry(name)!.ExtractToFile(path, overwrite: true);
        return path;
    }

    public void Dispose() => archive.Dispose();
}

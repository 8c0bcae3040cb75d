using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using QualityGate.Configuration.Composition;
using QualityGate.Configuration.Reading;
using QualityGate.Files;
using QualityGate.Runs.Inputs;

namespace QualityGate.Runs.Caching;

/// <summary>The files that a run of the gate rests on, as they were when the run began.</summary>
/// <param name="Files">Files, folders and links, in ordinal order of their paths.</param>
/// <param name="Variables">The environment variables that the gate files use.</param>
internal sealed record GateRecord(ImmutableArray<RecordedFile> Files, ImmutableArray<RecordedVariable> Variables)
{
    /// <summary>Records the inputs. A file whose stamp is the one that an earlier record has is not read again.</summary>
    /// <param name="definition">The gate file and its entries.</param>
    /// <param name="begun">When the run began to read: what changed about then or later is not recognised by its stamp.</param>
    /// <param name="earlier">The inputs of an earlier run, as they were recorded.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <exception cref="IOException">An input cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">An input may not be read.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static GateRecord Take(
        GateDefinition definition,
        DateTime begun,
        IEnumerable<RecordedFile> earlier,
        CancellationToken cancellationToken
    )
    {
        var known = earlier.DistinctBy(file => file.Path, StringComparer.Ordinal).ToDictionary(file => file.Path, StringComparer.Ordinal);
        var paths = GateInputs.Of(definition);
        string[] all =
        [
            .. paths
                .Concat(paths.SelectMany(path => FollowedPath.Of(path).Trail))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        return new GateRecord(
            [.. all.Select(path => Take(path, begun, known.GetValueOrDefault(path), cancellationToken))],
            [.. definition.Variables.Select(variable => RecordedVariable.Of(variable.Name, variable.Value))]
        );
    }

    /// <summary>
    /// The same without the folders in the gate's own cache, which is written in each run: a pattern may have led there.
    /// </summary>
    public GateRecord WithoutFoldersIn(string cacheFolder)
    {
        var own = Path.TrimEndingDirectorySeparator(cacheFolder) + Path.DirectorySeparatorChar;
        return this with
        {
            Files =
            [
                .. Files.Where(file =>
                    file.Content != RecordedFile.Passage
                    || !(file.Path + Path.DirectorySeparatorChar).StartsWith(own, StringComparison.Ordinal)
                ),
            ],
        };
    }

    /// <summary>True when the record is about the very bytes that files were read with.</summary>
    public bool Has(IEnumerable<GateFileText> read)
    {
        var contents = Files.ToDictionary(file => file.Path, file => file.Content, StringComparer.Ordinal);
        return read.All(file => contents.GetValueOrDefault(FollowedPath.Of(file.FullPath).Real) == file.Sha256);
    }

    /// <summary>
    /// True when every file whose content decides still has its stamp, so that what was computed since belongs to
    /// <see cref="ContentHash"/>. Folders may have changed: what was found in them is what was judged.
    /// </summary>
    public bool Holds() => Files.Where(file => file.Content != RecordedFile.Passage).All(file => FileStamp.Of(file.Path) == file.Stamp);

    /// <summary>A name for everything that decides what a run says: the settings, and the contents of all files.</summary>
    public string ContentHash(string settings)
    {
        var contents = Files
            .Where(file => file.Content is not (RecordedFile.Passage or RecordedFile.Link))
            .Select(file => $"{file.Content} {file.Path}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', contents.Prepend(settings)))));
    }

    private static RecordedFile Take(string path, DateTime begun, RecordedFile? known, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var stamp = FileStamp.Of(path);
        var content =
            new FileInfo(path).LinkTarget is not null ? RecordedFile.Link
            : Directory.Exists(path) ? RecordedFile.Passage
            : !File.Exists(path) ? RecordedFile.Absent
            : known is { IsLasting: true } && known.Stamp == stamp ? known.Content
            : Hash(path, cancellationToken);
        return new RecordedFile(
            path,
            stamp,
            content,
            content == RecordedFile.Absent || GateInputs.IsProgram(path) || stamp.IsLasting(begun)
        );
    }

    private static string Hash(string path, CancellationToken cancellationToken)
    {
        const int PieceLength = 1 << 20;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // A pipe has no length either, and opening one may never end.
        if (new FileInfo(path).Length == 0)
        {
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var piece = new byte[(int)Math.Clamp(stream.Length, 1, PieceLength)];
        for (int count; (count = stream.Read(piece)) > 0; cancellationToken.ThrowIfCancellationRequested())
        {
            hash.AppendData(piece, 0, count);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

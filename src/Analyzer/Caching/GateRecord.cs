using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using QualityGate.Gates;

namespace QualityGate.Caching;

/// <summary>What a run of the gate rests on, file by file, as it was when the run began.</summary>
/// <param name="Files">Files, folders and links, in ordinal order of their paths.</param>
internal sealed record GateRecord(ImmutableArray<RecordedFile> Files)
{
    /// <summary>Records the inputs. A file whose stamp is the one that an earlier record has is not read again.</summary>
    /// <exception cref="IOException">An input cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">An input may not be read.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static GateRecord Take(GateDefinition definition, GateRecord? earlier, CancellationToken cancellationToken)
    {
        var known = earlier?.Files.DistinctBy(file => file.Path, StringComparer.Ordinal).ToDictionary(file => file.Path, StringComparer.Ordinal) ?? [];
        var paths = GateInputs.Of(definition);
        return new GateRecord(
        [
            .. paths.Concat(paths.SelectMany(LinkTrail.Of)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(path => Take(path, known.GetValueOrDefault(path), cancellationToken)),
        ]);
    }

    /// <summary>Whether every file still has its stamp, that is, none was changed since the record was taken.</summary>
    public bool Holds() => Files.All(file => FileStamp.Of(file.Path) == file.Stamp);

    /// <summary>A name for everything that decides what a run says: the settings, and the contents of all files.</summary>
    public string ContentHash(string settings)
    {
        var contents = Files.Where(file => file.Content != RecordedFile.Passage).Select(file => $"{file.Content} {file.Path}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', contents.Prepend(settings)))));
    }

    /// <summary>Writes the record: a line per file.</summary>
    public override string ToString() => string.Concat(Files.Select(file => $"{file}\n"));

    /// <summary>Reads a record; what is no line of one is passed over.</summary>
    public static GateRecord Parse(string text) => new([.. text.Split('\n').Select(RecordedFile.Parse).OfType<RecordedFile>()]);

    private static RecordedFile Take(string path, RecordedFile? known, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var now = DateTime.UtcNow;
        var stamp = FileStamp.Of(path);
        var content = new FileInfo(path).LinkTarget is not null || Directory.Exists(path) ? RecordedFile.Passage
            : !File.Exists(path) ? RecordedFile.Absent
            : known is { IsLasting: true } && known.Stamp == stamp ? known.Content
            : Hash(path, cancellationToken);
        return new RecordedFile(path, stamp, content, stamp.IsLasting(path, now));
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

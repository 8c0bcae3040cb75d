using System.Security.Cryptography;

namespace QualityGate.Inference.Images;

/// <summary>Hashes of image files: of the content, and of as much of it as tells a changed file at little cost.</summary>
internal static class ImageContent
{
    // An end of a file that is larger than both; smaller files are hashed as a whole.
    private const int End = 4096;
    private const int Small = 4 * End;

    /// <summary>The SHA-256 of a content, in hexadecimal digits.</summary>
    public static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The SHA-256 of the content of a file.</summary>
    public static string Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>
    /// The hash of size, beginning and end. Compressed images do not change without one of them: PNG ends with check sums, and in JPEG and
    /// WebP all bits move behind a change. Bitmaps, which are not compressed, are hashed as a whole.
    /// </summary>
    public static string Fingerprint(string path)
    {
        using var stream = File.OpenRead(path);
        var head = new byte[End];
        var length = stream.ReadAtLeast(head, End, throwOnEndOfStream: false);
        if (stream.Length <= Small || head.AsSpan().StartsWith("BM"u8))
        {
            stream.Position = 0;
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(stream.Length));
        hash.AppendData(head, 0, length);
        stream.Position = stream.Length - End;
        stream.ReadExactly(head);
        hash.AppendData(head);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

using System.Security.Cryptography;

namespace QualityGate.Files;

/// <summary>The SHA-256 of an input file, where its bytes can be read a second time.</summary>
internal static class InputHash
{
    /// <summary>The hash of bytes that have been read.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>
    /// Computes the hash in 64 lower-case hexadecimal digits; null for a pipe, a device, an empty file, or one that is gone.
    /// </summary>
    public static string? TryOf(InputPath input)
    {
        if (input.Content is { } bytes)
        {
            return Of(bytes.Span);
        }

        try
        {
            // Pipes and devices have no length: to open one again would wait for a writer who has gone.
            var real = FollowedPath.Of(input.FullPath).Real;
            if (!File.Exists(real) || new FileInfo(real).Length == 0)
            {
                return null;
            }

            using var stream = File.OpenRead(real);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using QualityGate.Files;
using QualityGate.Models.Reading;

namespace QualityGate.TestData.Evaluations;

/// <summary>The hash of a model with the data files that its numbers lie in.</summary>
internal static class ModelHash
{
    /// <summary>Reads a model and its data files for their hash.</summary>
    public static string Of(InputPath model) =>
        Of(InputHash.TryOf(model), [.. DataFiles.Of(model).Select(file => InputHash.TryOf(InputPath.FromUser(file)))]);

    /// <summary>The SHA-256 of the file, or of all hashes where there are data files; in hexadecimal digits.</summary>
    /// <param name="own">The hash of the model file; null where there is none.</param>
    /// <param name="data">The hashes of its data files, in ordinal order of their paths.</param>
    public static string Of(string? own, IReadOnlyCollection<string?> data) =>
        data.Count == 0
            ? own ?? string.Empty
            : Convert.ToHexStringLower(
                SHA256.HashData(
                    Encoding.UTF8.GetBytes(string.Join('\n', data.Select(hash => hash ?? "absent").Prepend(own ?? string.Empty)))
                )
            );
}

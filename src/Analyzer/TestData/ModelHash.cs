using System.Security.Cryptography;
using System.Text;
using QualityGate.Files;
using QualityGate.Models.Onnx;

namespace QualityGate.TestData;

/// <summary>The hash of a model with the data files that its numbers lie in.</summary>
internal static class ModelHash
{
    /// <summary>The SHA-256 of the file, or of all hashes where there are data files; in hexadecimal digits.</summary>
    public static string Of(InputPath model)
    {
        var own = InputHash.TryOf(model) ?? string.Empty;
        var data = DataFiles.Of(model);
        return data.Count == 0
            ? own
            : Convert.ToHexStringLower(
                SHA256.HashData(
                    Encoding.UTF8.GetBytes(
                        string.Join('\n', data.Select(file => InputHash.TryOf(InputPath.FromUser(file)) ?? "absent").Prepend(own))
                    )
                )
            );
    }
}

using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Models.Onnx;

namespace QualityGate.Models.Reading;

/// <summary>The files beside a model in which its tensors say that their numbers lie.</summary>
internal static class DataFiles
{
    /// <summary>
    /// The full paths, in ordinal order, of files that are there or may come to be. None for a file that is not a model that
    /// can be read: then nothing beside it counts.
    /// </summary>
    public static IReadOnlyList<string> Of(InputPath model)
    {
        try
        {
            using var source = ModelFormats.Open(model, CancellationToken.None);
            return
            [
                .. source
                    .Locations.Distinct(StringComparer.Ordinal)
                    .Select(location => Locate(model.FullPath, location))
                    .OfType<string>()
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (QualityGateException)
        {
            return [];
        }
    }

    private static string? Locate(string model, string location)
    {
        try
        {
            return ExternalData.Locate(model, location);
        }
        catch (ExternalDataException)
        {
            // A place that is refused is never read.
            return null;
        }
    }
}

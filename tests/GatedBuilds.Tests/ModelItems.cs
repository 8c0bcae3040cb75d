using System.Globalization;
using QualityGate.Testing.Packages;

namespace QualityGate.GatedBuilds.Tests;

/// <summary>Items for the project of a <see cref="ConsumerFixture"/>: its model, whose accuracy is 0.8, under another name.</summary>
internal static class ModelItems
{
    /// <summary>An item that needs no target.</summary>
    public static string Given(string name, double accuracy) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<QualityGateModel Include=\"../small.onnx\" Name=\"{name}\" Labels=\"../labels.txt\" "
                + $"Predictions=\"../predictions.csv\" Clustering=\"none\" Thresholds=\"accuracy: {{ min: {accuracy} }}\" />"
        );

    /// <summary>A target of the build that makes a file, made.onnx unless it has another name, and gives it as an item.</summary>
    public static string Made(string name, double accuracy, string file = "made.onnx") =>
        FormattableString.Invariant(
            $$"""
            <Target Name="Train" AfterTargets="CoreCompile">
              <Copy SourceFiles="../small.onnx" DestinationFiles="$(OutDir){{file}}" />
              <ItemGroup>
                <QualityGateModel Include="$(OutDir){{file}}" Name="{{name}}" Labels="../labels.txt" Predictions="../predictions.csv"
                                  Clustering="none">
                  <Thresholds>
                    similarity-depth: { min: 7 }
                    accuracy: { min: {{accuracy}} }
                  </Thresholds>
                </QualityGateModel>
              </ItemGroup>
            </Target>
            """
        );
}

using QualityGate.Clustering;
using QualityGate.Evaluation;
using QualityGate.Inputs;

namespace QualityGate;

/// <summary>What an analysis needs to know.</summary>
/// <param name="Model">The ONNX file.</param>
/// <param name="Labels">The labels file.</param>
/// <param name="TestData">Predictions or a confusion matrix; null when only the model itself is analysed.</param>
/// <param name="Clustering">How the classes are partitioned.</param>
public sealed record AnalysisInputs(InputPath Model, InputPath Labels, TestData? TestData, ClusteringAlgorithm Clustering);

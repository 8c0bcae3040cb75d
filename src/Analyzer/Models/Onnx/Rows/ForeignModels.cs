namespace QualityGate.Models.Onnx.Rows;

/// <summary>Classifiers of other kinds, which have no row of weights per class.</summary>
internal static class ForeignModels
{
    /// <summary>The name of the kind of model, or null for operators that are none.</summary>
    public static string? Describe(string @operator) =>
        @operator switch
        {
            "ai.onnx.ml.TreeEnsembleClassifier" or "ai.onnx.ml.TreeEnsembleRegressor" or "ai.onnx.ml.TreeEnsemble" =>
                "a tree ensemble (random forest, boosted trees or a decision tree)",
            "ai.onnx.ml.SVMClassifier" or "ai.onnx.ml.SVMRegressor" => "a support vector machine",
            "ai.onnx.ml.LinearRegressor" => "a linear regression",
            "com.microsoft.CDist" => "a nearest-neighbour or kernel method",
            _ => null,
        };
}

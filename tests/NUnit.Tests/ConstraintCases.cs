using QualityGate.Configuration.Reading;
using QualityGate.Files;

namespace QualityGate.Constraints.Tests;

/// <summary>The constraints, one of each kind and one for each comparison.</summary>
internal static class ConstraintCases
{
    public static IEnumerable<TestFixtureData> All => Cases.Select(item => new TestFixtureData(item).SetArgDisplayNames(item.Name));

    private static IEnumerable<ConstraintCase> Cases =>
        [
            new(
                "Above",
                _ => Has.SimilarityDepthAbove(8),
                "similarity-depth above 8",
                "<metricabove similarity-depth 8>",
                """
                  Expected: similarity-depth above 8
                  But was:  5.2000 in mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000)
                  Off by:   2.8000
                  Report:   (path)
                  Pairs:    dog.n.01–car.n.01 (depth 4, whole.n.02, similarity 0.9893)
                            cat.n.01–truck.n.01 (depth 4, whole.n.02, similarity 0.9760)
                            car.n.01–apple.n.01 (depth 4, whole.n.02, similarity 0.8355)
                """
            ),
            new(
                "Below",
                _ => Has.LcaDistanceBelow(1.2),
                "lca-distance below 1.2",
                "<metricbelow lca-distance 1.2>",
                """
                  Expected: lca-distance below 1.2
                  But was:  1.7132 in mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000; error-alignment 0.4000; accuracy \
                  0.6667)
                  Off by:   0.5132
                  Report:   (path)
                  Pairs:    dog.n.01–car.n.01 (8 confusions, whole.n.02)
                            dog.n.01–apple.n.01 (1 confusion, whole.n.02)
                """
            ),
            new(
                "AtLeast",
                _ => Has.SimilarityDepth.AtLeast(8.2),
                "similarity-depth at least 8.2",
                "<metricatleast similarity-depth 8.2>",
                """
                  Expected: similarity-depth at least 8.2
                  But was:  5.2000 in mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000)
                  Off by:   3.0000
                  Report:   (path)
                  Pairs:    dog.n.01–car.n.01 (depth 4, whole.n.02, similarity 0.9893)
                            cat.n.01–truck.n.01 (depth 4, whole.n.02, similarity 0.9760)
                            car.n.01–apple.n.01 (depth 4, whole.n.02, similarity 0.8355)
                """
            ),
            new(
                "AtMost",
                _ => Has.LcaDistance.AtMost(1.2),
                "lca-distance at most 1.2",
                "<metricatmost lca-distance 1.2>",
                """
                  Expected: lca-distance at most 1.2
                  But was:  1.7132 in mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000; error-alignment 0.4000; accuracy \
                  0.6667)
                  Off by:   0.5132
                  Report:   (path)
                  Pairs:    dog.n.01–car.n.01 (8 confusions, whole.n.02)
                            dog.n.01–apple.n.01 (1 confusion, whole.n.02)
                """
            ),
            new(
                "GreaterThan",
                _ => Has.ErrorAlignment.GreaterThan(0.5),
                "error-alignment greater than 0.5",
                "<metricabove error-alignment 0.5>",
                """
                  Expected: error-alignment greater than 0.5
                  But was:  0.4000 in mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000; error-alignment 0.4000; accuracy \
                  0.6667)
                  Off by:   0.1000
                  Report:   (path)
                  Pairs:    car.n.01–truck.n.01 (5 confusions, similarity 0.1151, no structural edge)
                            dog.n.01–cat.n.01 (3 confusions, similarity 0.1750, no structural edge)
                            dog.n.01–apple.n.01 (1 confusion, similarity 0.7489, no structural edge)
                """
            ),
            new(
                "GreaterThanOrEqualTo",
                _ => Has.ConfusionsExplained.GreaterThanOrEqualTo(0.75),
                "error-alignment greater than or equal to 0.75",
                "<metricatleast error-alignment 0.75>",
                """
                  Expected: error-alignment greater than or equal to 0.75
                  But was:  0.4000 in mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000; error-alignment 0.4000; accuracy \
                  0.6667)
                  Off by:   0.3500
                  Report:   (path)
                  Pairs:    car.n.01–truck.n.01 (5 confusions, similarity 0.1151, no structural edge)
                            dog.n.01–cat.n.01 (3 confusions, similarity 0.1750, no structural edge)
                            dog.n.01–apple.n.01 (1 confusion, similarity 0.7489, no structural edge)
                """
            ),
            new(
                "LessThan",
                _ => Has.LcaDistance.LessThan(1.2),
                "lca-distance less than 1.2",
                "<metricbelow lca-distance 1.2>",
                """
                  Expected: lca-distance less than 1.2
                  But was:  1.7132 in mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000; error-alignment 0.4000; accuracy \
                  0.6667)
                  Off by:   0.5132
                  Report:   (path)
                  Pairs:    dog.n.01–car.n.01 (8 confusions, whole.n.02)
                            dog.n.01–apple.n.01 (1 confusion, whole.n.02)
                """
            ),
            new(
                "LessThanOrEqualTo",
                _ => Has.LcaDistance.LessThanOrEqualTo(1.2),
                "lca-distance less than or equal to 1.2",
                "<metricatmost lca-distance 1.2>",
                """
                  Expected: lca-distance less than or equal to 1.2
                  But was:  1.7132 in mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000; error-alignment 0.4000; accuracy \
                  0.6667)
                  Off by:   0.5132
                  Report:   (path)
                  Pairs:    dog.n.01–car.n.01 (8 confusions, whole.n.02)
                            dog.n.01–apple.n.01 (1 confusion, whole.n.02)
                """
            ),
            new(
                "InRange",
                _ => Has.SimilaritiesCausingConfusion.InRange(0.5, 0.9),
                "similarities-causing-confusion from 0.5 to 0.9",
                "<metricinrange similarities-causing-confusion 0.5 0.9>",
                """
                  Expected: similarities-causing-confusion from 0.5 to 0.9
                  But was:  0.4000 in mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000; error-alignment 0.4000; accuracy \
                  0.6667)
                  Off by:   0.1000
                  Report:   (path)
                  Pairs:    cat.n.01–truck.n.01 (similarity 0.9760, never confused)
                            car.n.01–apple.n.01 (similarity 0.8355, never confused)
                            cat.n.01–pear.n.01 (similarity 0.8194, never confused)
                """
            ),
            new(
                "EqualTo",
                _ => Has.Accuracy.EqualTo(0.8).Within(0.01),
                "accuracy equal to 0.8 within 0.01",
                "<metricequalto accuracy 0.79 0.81>",
                """
                  Expected: accuracy equal to 0.8 within 0.01
                  But was:  0.6667 in mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000; error-alignment 0.4000; accuracy \
                  0.6667)
                  Off by:   0.1233
                  Report:   (path)
                  Pairs:    dog.n.01–car.n.01 (8 confusions, whole.n.02)
                            car.n.01–truck.n.01 (5 confusions, motor_vehicle.n.01)
                            dog.n.01–cat.n.01 (3 confusions, carnivore.n.01)
                """
            ),
            new(
                "Positive",
                _ => Has.RelativeSimilarityDepth.Positive,
                "relative-similarity-depth greater than 0",
                "<metricabove relative-similarity-depth 0>",
                """
                  Expected: relative-similarity-depth greater than 0
                  But was:  -0.0714 in mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000)
                  Off by:   0.0714
                  Report:   (path)
                  Pairs:    dog.n.01–car.n.01 (depth 4, whole.n.02, similarity 0.9893)
                            cat.n.01–truck.n.01 (depth 4, whole.n.02, similarity 0.9760)
                            car.n.01–apple.n.01 (depth 4, whole.n.02, similarity 0.8355)
                """
            ),
            new(
                "Matches",
                _ => Has.Accuracy.Matches(Is.GreaterThan(0.79m)),
                "accuracy greater than 0.79m",
                "<metricmatch accuracy <greaterthan 0.79>>",
                """
                  Expected: accuracy greater than 0.79m
                  But was:  0.6667 in mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000; error-alignment 0.4000; accuracy \
                  0.6667)
                  Report:   (path)
                  Pairs:    dog.n.01–car.n.01 (8 confusions, whole.n.02)
                            car.n.01–truck.n.01 (5 confusions, motor_vehicle.n.01)
                            dog.n.01–cat.n.01 (3 confusions, carnivore.n.01)
                """
            ),
            new(
                "WithConfidence",
                _ => Has.SimilarityDepthAbove(4.4).WithConfidence(0.9),
                "similarity-depth above 4.4 with 90 % confidence",
                "<metricabove similarity-depth 4.4>",
                """
                  Expected: similarity-depth above 4.4 with 90 % confidence
                  But was:  5.2000 in mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000)
                  Off by:   1.7582
                  Interval: 2.6418 to 7.7582 with 90 % confidence
                  Report:   (path)
                  Pairs:    dog.n.01–car.n.01 (depth 4, whole.n.02, similarity 0.9893)
                            cat.n.01–truck.n.01 (depth 4, whole.n.02, similarity 0.9760)
                            car.n.01–apple.n.01 (depth 4, whole.n.02, similarity 0.8355)
                """
            ),
            new(
                "SemanticallyDeeperThan",
                models => Is.SemanticallyDeeperThan(models.Mixed),
                "semantically deeper than mixed.onnx",
                "<deeper mixed.onnx>",
                """
                  Expected: semantically deeper than mixed.onnx
                  But was:  5.2000 against 5.2000, in mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000)
                  Off by:   0.0000
                  Report:   (path)
                  Pairs:    dog.n.01–car.n.01 (depth 4, whole.n.02, similarity 0.9893)
                            cat.n.01–truck.n.01 (depth 4, whole.n.02, similarity 0.9760)
                            car.n.01–apple.n.01 (depth 4, whole.n.02, similarity 0.8355)
                """
            ),
            new(
                "AtLeastAsDeepAs",
                models => Is.AtLeastAsDeepAs(models.Small),
                "semantically at least as deep as small.onnx",
                "<atleastasdeepas small.onnx>",
                """
                  Expected: semantically at least as deep as small.onnx
                  But was:  5.2000 against 8.2000, in mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000)
                  Off by:   3.0000
                  Report:   (path)
                  Pairs:    dog.n.01–car.n.01 (depth 4, whole.n.02, similarity 0.9893)
                            cat.n.01–truck.n.01 (depth 4, whole.n.02, similarity 0.9760)
                            car.n.01–apple.n.01 (depth 4, whole.n.02, similarity 0.8355)
                """
            ),
            new(
                "NoConfusionBetween",
                _ => Has.NoConfusionBetween("animal.n.01", "n00021939"),
                "no confusion between animal.n.01 and n00021939",
                "<noconfusion animal.n.01 n00021939>",
                """
                  Expected: no confusion between animal.n.01 and n00021939
                  But was:  8 confusions in mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000; error-alignment 0.4000; \
                  accuracy 0.6667)
                  Report:   (path)
                  Pairs:    dog.n.01 as car.n.01: 8
                """
            ),
            new(
                "Thresholds",
                models => Passes.Thresholds(models.Folder.PathTo("thresholds.yml")),
                "passes thresholds.yml",
                "<passes thresholds.yml>",
                """
                  Expected: passes thresholds.yml
                  But was:  0 of 2 thresholds hold in mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000; error-alignment \
                  0.4000; accuracy 0.6667)
                  Violated: thresholds.yml(17,7): similarity-depth of 'mixed' is 5.2000, 2.8000 below its minimum of 8; look at the \
                  structural edges of least depth, or change the limit.
                            thresholds.yml(18,7): accuracy of 'mixed' is 0.6667, 0.0333 below its minimum of 0.7; look at the classes \
                            with the lowest accuracy, or change the limit.
                  Report:   (path)
                  Pairs:    dog.n.01–car.n.01 (depth 4, whole.n.02, similarity 0.9893)
                            cat.n.01–truck.n.01 (depth 4, whole.n.02, similarity 0.9760)
                            car.n.01–apple.n.01 (depth 4, whole.n.02, similarity 0.8355)
                """
            ),
            new(
                "Threshold",
                _ => Passes.Threshold,
                "passes its threshold",
                "<passes its threshold>",
                """
                  Expected: passes its threshold
                  But was:  0 of 1 thresholds hold in mixed.onnx (Gemm, 6 classes x 2 features; similarity-depth 5.2000)
                  Violated: thresholds.yml(17,7): similarity-depth of 'mixed' is 5.2000, 2.8000 below its minimum of 8; look at the \
                  structural edges of least depth, or change the limit.
                  Report:   (path)
                  Pairs:    dog.n.01–car.n.01 (depth 4, whole.n.02, similarity 0.9893)
                            cat.n.01–truck.n.01 (depth 4, whole.n.02, similarity 0.9760)
                            car.n.01–apple.n.01 (depth 4, whole.n.02, similarity 0.8355)
                """
            )
            {
                Good = models => DepthOf(models, "small"),
                Bad = models => DepthOf(models, "mixed"),
            },
        ];

    private static ModelThreshold DepthOf(TestModels models, string name)
    {
        var entry = GateReader
            .Read(InputPath.FromUser(models.Folder.PathTo("thresholds.yml")))
            .Entries.Single(entry => entry.Name == name);
        return new ModelThreshold(entry, entry.Thresholds[0], baseline: null);
    }
}

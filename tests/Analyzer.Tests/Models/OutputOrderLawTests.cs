using CsCheck;
using QualityGate.Inference;
using QualityGate.Models.Reading;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>
/// A law: whatever chain of operators moves the scores behind a layer, the templates are the rows that ONNX Runtime computes with.
/// </summary>
internal sealed class OutputOrderLawTests
{
    private const int Features = 5;

    [Test]
    public void Templates_are_the_rows_of_what_the_model_computes_behind_any_chain_of_moves() =>
        Gen.Int.Sample(
            seed =>
            {
                var chain = new RandomChain(seed);
                var bytes = chain.Model.UntypedOutput(chain.Output).ToBytes();
                var path = QualityGate.Files.InputPath.FromBytes(bytes);
                var read = ClassifierFile.Read(path);
                EffectiveMatrix.AssertTemplates(read.Templates, EffectiveMatrix.Of(bytes, Features, chain.Output));
                return true;
            },
            iter: Thoroughness.Times(100),
            threads: 1
        );

    [Test]
    public void Verification_says_yes_behind_any_chain_and_no_once_two_classes_are_exchanged() =>
        Gen.Int.Sample(
            seed =>
            {
                using var folder = TemporaryFolder.InMemory();
                var chain = new RandomChain(seed);
                var path = TestInputs.Input(
                    folder.Write(
                        "chain.onnx",
                        chain
                            .Model.Integers("flat", 1, -1)
                            .Node("Reshape", [chain.Output, "flat"], "f")
                            .Node(seed % 2 == 0 ? "Softmax" : "Sigmoid", ["f"], "y")
                            .UntypedOutput("y")
                            .ToBytes()
                    )
                );
                var rows = Enumerable.Range(0, chain.Classes).ToList();
                var isOneRow = false;
                var right = TemplateVerification.Verify(
                    path,
                    null,
                    null,
                    found =>
                    {
                        isOneRow = rows.TrueForAll(row => found.Rows[row].SequenceEqual(found.Rows[0]));
                        return found;
                    }
                );
                Assert.That(right.Passed && right.Places + right.PlacesLeftOut == chain.Classes, Is.True, right.ToString());
                if (isOneRow && right.Places == 0)
                {
                    // Softmax of one score, however often, is the same whatever the score is: there is no order to be told.
                    return true;
                }

                var wrong = TemplateVerification.Verify(
                    path,
                    null,
                    null,
                    found =>
                    {
                        var other = rows.FindIndex(row => found.Rows[row][0].Row != found.Rows[0][0].Row);
                        return other < 0
                            ? found with
                            {
                                Rows = found.Rows.SetItem(
                                    0,
                                    [found.Rows[0][0] with { Row = (found.Rows[0][0].Row + 1) % RandomChain.Rows }]
                                ),
                            }
                            : found with
                            {
                                Rows = found.Rows.SetItem(0, found.Rows[other]).SetItem(other, found.Rows[0]),
                            };
                    }
                );
                Assert.That(wrong.Passed, Is.False, wrong.ToString());
                return true;
            },
            iter: Thoroughness.Times(10),
            threads: 1
        );

    /// <summary>A layer, and a few operators behind it that move, drop, repeat or weight its scores; at least two are left.</summary>
    private sealed class RandomChain
    {
        public const int Rows = 12;

        private readonly Random random;
        private int[] shape = [1, Rows];

        public RandomChain(int seed)
        {
            random = new Random(seed);
            Model = new OnnxBuilder()
                .Input("x", 1, Features)
                .Weights("w", [Rows, Features], [.. Enumerable.Range(0, Rows * Features).Select(_ => (random.NextDouble() * 4) - 2)])
                .Node("Gemm", ["x", "w"], "g", ("transB", 1));
            var steps = random.Next(1, 7);
            for (var step = 0; step < steps; step++)
            {
                Add($"v{step}");
            }
        }

        public OnnxBuilder Model { get; }

        public string Output { get; private set; } = "g";

        public int Classes => shape.Aggregate(1, (product, size) => product * size);

        private void Add(string name)
        {
            var axis = random.Next(shape.Length);
            var size = shape[axis];
            switch (random.Next(11))
            {
                case 0 when size > 2:
                    var picked = Enumerable.Range(0, random.Next(2, size + 2)).Select(_ => (long)random.Next(-size, size)).ToArray();
                    Move(name, "Gather", [.. shape[..axis], picked.Length, .. shape[(axis + 1)..]], [("i", picked)], ("axis", axis));
                    break;
                case 1:
                    var order = Shuffled(size);
                    Move(name, "Gather", shape, [("i", [.. order.Select(i => (long)i)])], ("axis", axis - shape.Length));
                    break;
                case 2 when size > 2:
                    var start = random.Next(size - 1);
                    Move(
                        name,
                        "Slice",
                        [.. shape[..axis], size - start, .. shape[(axis + 1)..]],
                        [("s", [start]), ("e", [long.MaxValue]), ("a", [axis])]
                    );
                    break;
                case 3:
                    Move(name, "Slice", shape, [("s", [-1]), ("e", [long.MinValue]), ("a", [axis]), ("t", [-1])]);
                    break;
                case 4 when size > 1:
                    var cut = random.Next(1, size);
                    Model
                        .Integers($"{name}n", cut, size - cut)
                        .Nodes("", "Split", [Output, $"{name}n"], [$"{name}a", $"{name}b"], ("axis", axis))
                        .Node("Concat", [$"{name}b", $"{name}a"], name, ("axis", axis));
                    Output = name;
                    break;
                case 5:
                    var permutation = Shuffled(shape.Length);
                    Move(name, "Transpose", [.. permutation.Select(a => shape[a])], [], ("perm", permutation));
                    break;
                case 6:
                    var divisors = Enumerable.Range(1, Classes).Where(d => Classes % d == 0).ToArray();
                    var (first, rest) = (divisors[random.Next(divisors.Length)], Classes);
                    rest /= first;
                    Move(name, "Reshape", [first, rest], [("r", random.Next(2) == 0 ? [first, -1] : [first, rest])]);
                    break;
                case 7:
                    var factors = Enumerable
                        .Range(0, size)
                        .Select(_ => (random.Next(2) == 0 ? -1 : 1) * (0.5 + random.NextDouble()))
                        .ToArray();
                    Model
                        .Weights($"{name}f", [size, .. Enumerable.Repeat(1, shape.Length - axis - 1)], factors)
                        .Node("Mul", [Output, $"{name}f"], name);
                    Output = name;
                    break;
                case 8 when shape.Length < 4:
                    Move(name, "Unsqueeze", [.. shape[..axis], 1, .. shape[axis..]], [("u", [axis])]);
                    break;
                case 9 when shape is [1, var columns]:
                    var places = Shuffled(columns);
                    Model
                        .Weights(
                            $"{name}p",
                            [columns, columns],
                            [.. Enumerable.Range(0, columns * columns).Select(i => places[i % columns] == i / columns ? 1.0 : 0)]
                        )
                        .Node("MatMul", [Output, $"{name}p"], name);
                    Output = name;
                    break;
                default:
                    Model.Weights($"{name}o", [1], [random.NextDouble()]).Node("Add", [$"{name}o", Output], name);
                    Output = name;
                    break;
            }
        }

        private void Move(
            string name,
            string type,
            int[] result,
            (string Name, long[] Values)[] numbers,
            params (string Name, object Value)[] attributes
        )
        {
            foreach (var (own, values) in numbers)
            {
                Model.Integers(name + own, values);
            }

            Model.Node(type, [Output, .. numbers.Select(own => name + own.Name)], name, attributes);
            (shape, Output) = (result, name);
        }

        private int[] Shuffled(int count)
        {
            var order = Enumerable.Range(0, count).ToArray();
            random.Shuffle(order);
            return order;
        }
    }
}

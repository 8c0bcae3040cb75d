using System.Globalization;
using Shapes.Drawing;
using Shapes.Learning;

if (args is not ["train", .. { Length: <= 1 } rest])
{
    Console.Error.WriteLine("usage: Shapes train [FOLDER]");
    Console.Error.WriteLine("Draws plane figures, trains a classifier on them, and writes shapes.onnx and test-predictions.csv.");
    return 2;
}

const int ImagesPerKind = 1500;
const int Epochs = 14;
const int BatchSize = 64;
const int Features = 64;
const float FirstRate = 2e-3f;

var folder = rest is [var given] ? given : ".";
var random = new Random(1);
Console.WriteLine($"drawing {ImagesPerKind} images of each of {FigureKinds.All.Count} kinds ...");
var training = ImageSet.Draw(seed: 2, ImagesPerKind);
var test = ImageSet.Test();
var network = new Network([
    Layer.Convolution(Canvas.Size, 1, 12, 5, random),
    Layer.Convolution(Canvas.Size / 2, 12, 24, 3, random),
    Layer.Convolution(Canvas.Size / 4, 24, 48, 3, random),
    Layer.Dense(48 * Canvas.Size * Canvas.Size / 64, Features, random),
    Layer.Classifier(Features, FigureKinds.All.Count),
]);
var batches = training.Length / BatchSize;
for (var epoch = 0; epoch < Epochs; epoch++)
{
    random.Shuffle(training);
    var loss = 0f;
    for (var batch = 0; batch < batches; batch++)
    {
        // The rate falls along half a cosine to almost nothing.
        var progress = (epoch + (batch / (float)batches)) / Epochs;
        loss += network.Learn(
            training.AsMemory(batch * BatchSize, BatchSize),
            FirstRate * (0.01f + (0.495f * (1 + MathF.Cos(MathF.PI * progress))))
        );
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch + 1,2} of {Epochs}: loss {loss / batches:F4}"));
}

var predictions = test.Select(network.Predict).ToArray();
var right = test.Zip(predictions, (image, predicted) => image.Kind == predicted).Count(isRight => isRight);
File.WriteAllBytes(Path.Combine(folder, "shapes.onnx"), OnnxExport.Write(network, "shapes", channels: 1, Canvas.Size));
File.WriteAllText(
    Path.Combine(folder, "test-predictions.csv"),
    "true,pred\n" + string.Concat(test.Zip(predictions, (image, predicted) => $"{image.Kind},{predicted}\n"))
);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"accuracy on {test.Length} test images: {(double)right / test.Length:F4}"));
return 0;

using System.Globalization;
using Emoji.Drawing;
using Shapes.Learning;

namespace Emoji;

/// <summary>Trains the network. It sees no picture twice: each epoch draws new ones.</summary>
internal sealed class Trainer
{
    private const int Epochs = 9;
    private const int PicturesPerClass = 200;
    private const int BatchSize = 64;
    private const int Features = 64;
    private const float FirstRate = 2e-3f;
    private const float LastRate = FirstRate / 100;

    private readonly PictureSet set;
    private readonly Random random = new(1);
    private int seed;

    public Trainer(PictureSet set, int classes)
    {
        this.set = set;
        Network = new Network([
            Layer.Convolution(Picture.Size, Picture.Channels, 16, 5, random),
            Layer.Convolution(Picture.Size / 2, 16, 32, 3, random),
            Layer.Convolution(Picture.Size / 4, 32, 64, 3, random),
            Layer.Dense(64 * Picture.Size * Picture.Size / 64, Features, random),
            Layer.Classifier(Features, classes),
        ]);
    }

    public Network Network { get; }

    public void Train()
    {
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            // The rate falls along half a cosine.
            var loss = Learn(
                PicturesPerClass,
                progress => LastRate + ((FirstRate - LastRate) * 0.5f * (1 + MathF.Cos(MathF.PI * (epoch + progress) / Epochs)))
            );
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch + 1,2} of {Epochs}: loss {loss:F4}"));
        }
    }

    /// <summary>Learns a little more, at the last rate.</summary>
    public void GoOn() => Learn(PicturesPerClass / 20, _ => LastRate);

    // One pass over new pictures; returns the mean loss.
    private float Learn(int picturesPerClass, Func<float, float> rate)
    {
        seed++;
        var training = set.Draw(seed, picturesPerClass);
        random.Shuffle(training);
        var batches = training.Length / BatchSize;
        var loss = 0f;
        for (var batch = 0; batch < batches; batch++)
        {
            loss += Network.Learn(training.AsMemory(batch * BatchSize, BatchSize), rate(batch / (float)batches));
        }

        return loss / batches;
    }
}

using Emoji.Drawing;
using Shapes.Learning;

namespace Emoji;

/// <summary>The network's predictions on the test pictures.</summary>
/// <param name="Rows">The true and the predicted class of each picture, and its path.</param>
/// <param name="LeastMargin">The least difference between the two highest scores of a picture.</param>
internal sealed record Predictions(IReadOnlyList<(int True, int Predicted, string File)> Rows, float LeastMargin)
{
    /// <summary>The margin below which the rounding of another processor might decide otherwise.</summary>
    public const float SafeMargin = 1e-3f;

    public double Accuracy => Rows.Average(row => row.True == row.Predicted ? 1.0 : 0);

    public static Predictions Make(Network network, IReadOnlyList<(int Kind, string File, Picture Picture)> images)
    {
        var scores = images.Select(image => network.Score(new Image(image.Picture.ToInput(), image.Kind))).ToArray();
        return new Predictions(
            [.. images.Zip(scores, (image, own) => (image.Kind, Array.IndexOf(own, own.Max()), image.File))],
            scores.Min(own => own.OrderDescending().Take(2).Aggregate((first, second) => first - second))
        );
    }

    /// <summary>The classes by their names.</summary>
    public string ToCsv(Classes classes) =>
        "true,pred,file\n" + string.Concat(Rows.Select(row => $"{classes.Names[row.True]},{classes.Names[row.Predicted]},{row.File}\n"));
}

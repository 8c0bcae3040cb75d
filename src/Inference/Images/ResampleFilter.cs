namespace QualityGate.Inference.Images;

/// <summary>A filter by which images are scaled, as Pillow defines it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Support">The distance, in pixels, beyond which it is 0.</param>
/// <param name="Weight">The weight at a distance.</param>
internal sealed record ResampleFilter(string Name, double Support, Func<double, double> Weight)
{
    private static readonly ResampleFilter[] All =
    [
        new("bilinear", 1, x => Math.Abs(x) < 1 ? 1 - Math.Abs(x) : 0),
        new("bicubic", 2, Cubic),
        new("lanczos", 3, x => x is >= -3 and < 3 ? Sinc(x) * Sinc(x / 3) : 0),
    ];

    /// <summary>The filter of a name.</summary>
    public static ResampleFilter Of(string name) => All.First(filter => filter.Name == name);

    private static double Cubic(double x)
    {
        const double A = -0.5;
        x = Math.Abs(x);
        return x < 1 ? (((((A + 2) * x) - (A + 3)) * x * x) + 1)
            : x < 2 ? ((((x - 5) * x) + 8) * x - 4) * A
            : 0;
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(x * Math.PI) / (x * Math.PI);
}

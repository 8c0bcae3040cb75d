namespace Shapes.Learning;

/// <summary>An image, its values around 0, one channel after the other, and the number of the class that it shows.</summary>
internal sealed record Image(float[] Pixels, int Kind);

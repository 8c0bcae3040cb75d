namespace QualityGate.Reports.Graphs;

/// <summary>A rectangle of a drawing, whose unit is the CSS pixel; y grows downwards.</summary>
/// <param name="X">Its left side.</param>
/// <param name="Y">Its top.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    /// <summary>The middle, from the left.</summary>
    public double CentreX => X + (Width / 2);

    /// <summary>The middle, from the top.</summary>
    public double CentreY => Y + (Height / 2);

    /// <summary>The right side.</summary>
    public double Right => X + Width;

    /// <summary>The lower side.</summary>
    public double Bottom => Y + Height;

    /// <summary>The same rectangle at another place.</summary>
    public Box Moved(double x, double y) => this with { X = X + x, Y = Y + y };

    /// <summary>True when the two have a part in common that is more than a line.</summary>
    public bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;
}

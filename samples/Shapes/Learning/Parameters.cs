namespace Shapes.Learning;

/// <summary>Numbers that are learned, by Adam with decoupled weight decay (Loshchilov &amp; Hutter 2019).</summary>
internal sealed class Parameters(float[] values)
{
    private const float Decay = 0.05f;

    private readonly float[] mean = new float[values.Length];
    private readonly float[] variance = new float[values.Length];
    private int step;

    public float[] Values { get; } = values;

    public void Learn(float[] gradient, float rate)
    {
        step++;
        var correction = rate * MathF.Sqrt(1 - MathF.Pow(0.999f, step)) / (1 - MathF.Pow(0.9f, step));
        for (var i = 0; i < Values.Length; i++)
        {
            mean[i] += 0.1f * (gradient[i] - mean[i]);
            variance[i] += 0.001f * ((gradient[i] * gradient[i]) - variance[i]);
            Values[i] -= (correction * mean[i] / (MathF.Sqrt(variance[i]) + 1e-8f)) + (rate * Decay * Values[i]);
        }
    }
}

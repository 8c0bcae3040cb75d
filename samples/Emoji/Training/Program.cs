using System.Globalization;
using Emoji;
using Emoji.Drawing;
using Shapes.Learning;

if (args is not ["images" or "train", var folder, .. { Length: <= 1 } rest])
{
    Console.Error.WriteLine("usage: Emoji.Training images|train FOLDER [FONT]");
    Console.Error.WriteLine("images: draws FOLDER/images/test and contact-sheet.png.");
    Console.Error.WriteLine("train: trains a classifier, and writes emoji.onnx and test-predictions.csv.");
    return 2;
}

const int MostRounds = 20;
var classes = Classes.Read(folder);
var set = new PictureSet(EmojiFont.DrawAll(rest is [var font] ? font : EmojiFont.Usual, classes));
if (args[0] == "images")
{
    TestImages.Write(folder, classes, set);
    var pictures = TestImages.Read(folder, classes);
    ContactSheet.Write(
        Path.Combine(folder, "contact-sheet.png"),
        [.. pictures.DistinctBy(image => image.Kind).Where(image => image.Kind % 3 == 0).Select(image => image.Picture)]
    );
    Console.WriteLine($"{pictures.Length} test images of {classes.Count} classes");
    return 0;
}

var trainer = new Trainer(set, classes.Count);
trainer.Train();
var images = TestImages.Read(folder, classes);
var predictions = Predictions.Make(trainer.Network, images);
for (var more = 0; predictions.LeastMargin < Predictions.SafeMargin && more < MostRounds; more++)
{
    // Two classes as good as even for a picture: another processor might decide otherwise.
    trainer.GoOn();
    predictions = Predictions.Make(trainer.Network, images);
}

if (predictions.LeastMargin < Predictions.SafeMargin)
{
    Console.Error.WriteLine("Two classes have almost the same score for a test picture. Nothing is written.");
    return 1;
}

File.WriteAllBytes(Path.Combine(folder, "emoji.onnx"), OnnxExport.Write(trainer.Network, "emoji", Picture.Channels, Picture.Size));
File.WriteAllText(Path.Combine(folder, "test-predictions.csv"), predictions.ToCsv(classes));
Console.WriteLine(
    string.Create(CultureInfo.InvariantCulture, $"accuracy on {predictions.Rows.Count} test images: {predictions.Accuracy:F4}")
);
return 0;

// One browser serves all tests, and some measure time.
[assembly: NonParallelizable]
